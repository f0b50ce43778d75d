// Which entries are shown, in which order.
import { key } from './model.js';

/** What the user asked to see. */
export function everything() {
  return { text: '', types: new Set(), decision: 'any', document: '', score: 0, sort: 'best' };
}

const ORDERS = {
  best: (a, b) => a.at - b.at,
  doubtful: (a, b) => Math.abs(a.score - 0.5) - Math.abs(b.score - 0.5) || a.at - b.at,
  count: (a, b) => b.count - a.count || a.at - b.at,
  zh: (a, b) => collators.zh.compare(a.zh, b.zh) || a.at - b.at,
  en: (a, b) => collators.en.compare(a.en, b.en) || a.at - b.at,
  type: (a, b) => a.type.localeCompare(b.type) || a.at - b.at,
};

const collators = { zh: new Intl.Collator('zh-CN'), en: new Intl.Collator('en') };

/** The names of the orders. */
export const SORTS = Object.keys(ORDERS);

/** The entries that fit, in order. */
export function shown(model, filter) {
  const words = key(filter.text);
  const fits = (entry) => {
    if (filter.types.size > 0 && !filter.types.has(entry.type)) return false;
    if (entry.score < filter.score) return false;
    if (filter.document && !entry.documents.includes(filter.document)) return false;
    if (!decisionFits(entry, filter.decision)) return false;
    if (!words) return true;
    const terms = model.terms(entry);
    return [terms.zh, terms.en, entry.zh, entry.en].some((term) => key(term).includes(words));
  };
  return model.entries.filter(fits).sort(ORDERS[filter.sort]);
}

function decisionFits(entry, wanted) {
  if (wanted === 'any') return true;
  if (wanted === 'none') return entry.decision === '';
  return wanted === 'edited' ? entry.edit !== null : entry.decision === wanted;
}
