// Counts as the server does (applications/fields/text.py): code points, a line end as one; words in
// any script.
const IDEOGRAPH = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/gu;
const INVISIBLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]/gu;

export const kept = (text) => text.replace(/\r\n?/g, "\n").replace(INVISIBLE, "").normalize("NFC").trim();

export const countCharacters = (text) => [...kept(text)].length;

export function countWords(text) {
  let count = 0;
  for (const token of kept(text).split(/\s+/u)) {
    const spaced = token.replace(IDEOGRAPH, "").replace(UNSPACED, "");
    count += (token.match(IDEOGRAPH) ?? []).length + Math.ceil((token.match(UNSPACED) ?? []).length / 5);
    count += /[\p{L}\p{N}]/u.test(spaced) ? 1 : 0;
  }
  return count;
}

const number = new Intl.NumberFormat(document.documentElement.lang);

export function showCount(field) {
  const counter = field.querySelector("[data-counts]");
  const text = field.querySelector("textarea, input:not([type=hidden])");
  if (!counter || !text) return;
  const used = counter.dataset.counts === "words" ? countWords(text.value) : countCharacters(text.value);
  counter.textContent = counter.dataset.said.replace("{used}", number.format(used));
  counter.classList.toggle("is-over", used > Number(counter.dataset.most));
}
