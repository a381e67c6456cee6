// What the server does not have yet, kept in the browser's storage until it has. Other people may use
// this computer: copies go when their owner signs out or another person signs in, and after a week.
const MARK = "unsaved:";
const UPLOADS = "tus::";
const WEEK = 7 * 24 * 3600 * 1000;

const person = document.body.dataset.person ?? "";
const storageKey = (page, question) => `${MARK}${person}:${page}:${question}`;

// A browser may forbid storage: then the page itself is all there is.
function store(act) {
  try { return act(window.localStorage); } catch { return null; }
}

export function keepCopy(page, question, copy) {
  store((storage) => storage.setItem(storageKey(page, question), JSON.stringify({ ...copy, at: Date.now() })));
}

export function dropCopy(page, question) {
  store((storage) => storage.removeItem(storageKey(page, question)));
}

export function copyOf(page, question) {
  return store((storage) => JSON.parse(storage.getItem(storageKey(page, question))));
}

function remove(isUnwanted) {
  store((storage) => {
    for (const key of Object.keys(storage)) if (isUnwanted(key, storage)) storage.removeItem(key);
  });
}

function age(key, storage) {
  try { return Date.now() - JSON.parse(storage.getItem(key)).at; } catch { return Infinity; }
}

export function dropPage(page) {
  remove((key) => key.startsWith(`${MARK}${person}:${page}:`));
}

export function dropAll() {
  remove((key) => key.startsWith(MARK) || key.startsWith(UPLOADS));
}

export function dropStale() {
  remove((key, storage) => key.startsWith(MARK)
    && ((person && !key.startsWith(`${MARK}${person}:`)) || !(age(key, storage) < WEEK)));
}
