// The bar above the list: search, filters, order; and the head of the page: progress, export, looks.
import { el, fill } from './dom.js';
import { t } from './words.js';
import { everything, SORTS } from './filter.js';
import { TYPES } from './overview.js';

/** Draws search, filters and order; `changed` is called after each change of `filter`. */
export function drawToolbar(element, model, filter, documents, changed) {
  const set = (name) => (event) => { filter[name] = name === 'score' ? Number(event.target.value) : event.target.value; changed(); };
  const counts = new Map();
  for (const entry of model.entries) counts.set(entry.type, (counts.get(entry.type) ?? 0) + 1);
  const chip = (type) => el('button', { type: 'button', class: `chip ${type}`, 'aria-pressed': String(filter.types.has(type)), click: (event) => {
    if (!filter.types.delete(type)) filter.types.add(type);
    event.currentTarget.setAttribute('aria-pressed', String(filter.types.has(type)));
    changed();
  } }, t(`type.${type}`), el('span', { class: 'number' }, String(counts.get(type))));
  const score = el('output', { class: 'number' }, filter.score.toFixed(2));
  fill(element,
    field('find', el('input', { type: 'search', id: 'find', value: filter.text, placeholder: t('find.hint'), autocomplete: 'off', input: set('text') })),
    field('decision', select('decision', filter.decision, ['any', 'none', 'keep', 'drop', 'merge', 'edited'].map((name) => [name, t(`decision.${name}`)]), set('decision'))),
    field('filter.score', el('span', { class: 'range' }, el('input', { type: 'range', id: 'filter.score', min: 0, max: 1, step: 0.05, value: filter.score,
      input: (event) => { score.textContent = Number(event.target.value).toFixed(2); set('score')(event); } }), score)),
    documents.length > 1 ? field('filter.document', select('filter.document', filter.document, [['', t('filter.documents')], ...documents.map(({ name }) => [name, name])], set('document'))) : null,
    field('sort', select('sort', filter.sort, SORTS.map((name) => [name, t(`sort.${name}`)]), set('sort'))),
    el('div', { class: 'chips', role: 'group', 'aria-label': t('filter.types') }, TYPES.filter((type) => counts.has(type)).map(chip)),
    el('button', { type: 'button', class: 'plain', click: () => {
      Object.assign(filter, everything(), { sort: filter.sort });
      drawToolbar(element, model, filter, documents, changed);
      changed();
    } }, t('filter.clear')));
}

function field(name, control) {
  return el('div', { class: `field field-${name.replace('.', '-')}` }, el('label', { for: name }, t(name)), control);
}

function select(id, value, options, changed) {
  return el('select', { id, change: changed }, options.map(([name, label]) => el('option', { value: name, selected: name === value }, label)));
}

/** Draws the head: name, progress, and what can be done with the whole. */
export function drawHead(element, title, act) {
  const button = (name, run, text = t(`do.${name}`)) => el('button', { type: 'button', class: `plain do-${name}`, click: run }, text);
  const item = (name) => el('li', {}, el('button', { type: 'button', class: `export-${name}`, click: () => { menu.open = false; act.export(name); } }, t(`export.${name}`)));
  const menu = el('details', { class: 'menu' }, el('summary', { class: 'primary' }, t('export')), el('div', { class: 'menu-body' },
    el('ul', {}, ['csv', 'omegat', 'tbx', 'decisions'].map(item)),
    el('label', { class: 'check' }, el('input', { type: 'checkbox', id: 'undecided' }), t('export.undecided'))));
  addEventListener('click', (event) => { if (!menu.contains(event.target)) menu.open = false; });
  const file = el('input', { type: 'file', id: 'decisions-file', class: 'hidden', accept: '.jsonl,.json,.txt', 'aria-label': t('do.open'), tabindex: '-1', change: act.open });
  fill(element,
    el('div', { class: 'brand' }, el('span', { class: 'seal', lang: 'zh', 'aria-hidden': 'true' }, '对照'), el('h1', {}, title)),
    el('div', { class: 'progress' }, el('p', { id: 'progress', role: 'status' }), el('div', { class: 'progress-track', 'aria-hidden': 'true' }, el('span', { class: 'is-keep' }), el('span', { class: 'is-merge' }), el('span', { class: 'is-drop' }))),
    el('div', { class: 'tools' }, button('help', act.help), button('open', () => file.click()), button('print', act.print), button('theme', act.theme), button('lang', act.lang), file, menu));
}

/** How far the user is. */
export function drawProgress(head, model) {
  const counts = model.counts();
  const text = head.querySelector('#progress');
  text.textContent = t('progress', counts);
  text.title = t('progress.detail', counts);
  for (const name of ['keep', 'merge', 'drop']) {
    head.querySelector(`.progress-track .is-${name}`).style.width = `${counts.all > 0 ? (100 * counts[name]) / counts.all : 0}%`;
  }
}
