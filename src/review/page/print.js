// On paper stands what is shown, as one table.
import { el, fill } from './dom.js';
import { t } from './words.js';

/** Fills the table before printing and empties it after. */
export function preparePrint(element, rows, model) {
  addEventListener('beforeprint', () => {
    const cells = (entry) => {
      const terms = model.terms(entry);
      return el('tr', {}, el('td', { lang: 'zh' }, terms.zh), el('td', { lang: 'en' }, terms.en), el('td', {}, t(`type.${entry.type}`)),
        el('td', { class: 'number' }, entry.score.toFixed(2)), el('td', { class: 'number' }, String(entry.count)), el('td', {}, entry.decision ? t(`decision.${entry.decision}`) : ''));
    };
    const head = ['zh', 'en', 'filter.types', 'score', 'count', 'decision'].map((name) => el('th', { scope: 'col' }, t(name)));
    fill(element, el('table', {}, el('thead', {}, el('tr', {}, head)), el('tbody', {}, rows().map(cells))));
  });
  addEventListener('afterprint', () => fill(element));
}
