// Shows how far long work is without a reload. Without this script the page has a link that does.
import htmx from "htmx.org";

Object.assign(htmx.config, { allowEval: false, includeIndicatorStyles: false, historyEnabled: false, timeout: 20000 });
