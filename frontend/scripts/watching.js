// A piece of a page that asks for itself again while something goes on. Without this script a link does.
import htmx from "htmx.org";

Object.assign(htmx.config, { allowEval: false, includeIndicatorStyles: false, historyEnabled: false, timeout: 20000 });
