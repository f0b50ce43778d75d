// The list of entries. Only the rows in view exist, so that 20,000 scroll as smoothly as 20.
import { el, fill } from './dom.js';
import { t } from './words.js';

/** Rows drawn above and below the view. */
const MARGIN = 8;

/** A listbox: one current entry, any number of selected ones. */
export class List {
  constructor(model, { onMove, onOpen }) {
    this.model = model;
    this.rows = [];
    this.current = null;
    this.selected = new Set();
    this.onMove = onMove;
    this.inner = el('div', { class: 'rows', role: 'presentation' });
    this.element = el('div', { class: 'list', role: 'listbox', tabindex: '0', id: 'list', 'aria-multiselectable': 'true', 'aria-label': t('list') }, this.inner);
    this.element.addEventListener('scroll', () => this.draw(), { passive: true });
    this.element.addEventListener('click', (event) => this.click(event));
    this.element.addEventListener('dblclick', () => onOpen());
    new ResizeObserver(() => { this.height = 0; this.draw(); }).observe(this.element);
  }

  /** Shows these entries; the current one stays if it is among them. */
  show(rows) {
    const at = Math.max(0, this.index());
    this.rows = rows;
    if (!rows.includes(this.current)) this.current = rows[Math.min(at, rows.length - 1)] ?? null;
    const visible = new Set(rows);
    for (const entry of this.selected) if (!visible.has(entry)) this.selected.delete(entry);
    this.draw();
    this.onMove();
  }

  index() {
    return this.rows.indexOf(this.current);
  }

  /** What a command is about: the selected entries, else the current one. */
  chosen() {
    if (this.selected.size > 0) return this.rows.filter((entry) => this.selected.has(entry));
    return this.current ? [this.current] : [];
  }

  move(step, extend = false) {
    this.go(this.index() + step, extend);
  }

  go(index, extend = false) {
    const next = this.rows[Math.max(0, Math.min(this.rows.length - 1, index))];
    if (!next) return;
    if (extend) { this.selected.add(this.current); this.selected.add(next); }
    this.current = next;
    this.reveal();
    this.draw();
    this.onMove();
  }

  /** The next entry nobody has decided, from the current one on and around. */
  nextUndecided() {
    const from = this.index() + 1;
    const order = [...this.rows.slice(from), ...this.rows.slice(0, from)];
    const next = order.find((entry) => !entry.decision);
    if (next) this.go(this.rows.indexOf(next));
  }

  toggle(entry = this.current) {
    if (!entry) return;
    if (!this.selected.delete(entry)) this.selected.add(entry);
    this.draw();
    this.onMove();
  }

  selectAll() {
    this.selected = new Set(this.rows);
    this.draw();
    this.onMove();
  }

  clear() {
    this.selected.clear();
    this.draw();
    this.onMove();
  }

  click(event) {
    const row = event.target.closest('.row');
    if (!row) return;
    const entry = this.model.entries[Number(row.dataset.at)];
    if (event.shiftKey && this.current) {
      const [from, to] = [this.index(), this.rows.indexOf(entry)].sort((a, b) => a - b);
      for (const between of this.rows.slice(from, to + 1)) this.selected.add(between);
    } else if (event.ctrlKey || event.metaKey || event.target.closest('.row-mark')) {
      this.toggle(entry);
    }
    this.current = entry;
    this.draw();
    this.onMove();
  }

  rowHeight() {
    if (!this.height) this.height = parseFloat(getComputedStyle(this.element).getPropertyValue('--row')) * parseFloat(getComputedStyle(document.documentElement).fontSize) || 44;
    return this.height;
  }

  reveal() {
    const [height, at] = [this.rowHeight(), this.index()];
    const [top, bottom] = [at * height, (at + 1) * height];
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (bottom > scrollTop + clientHeight) this.element.scrollTop = bottom - clientHeight;
  }

  draw() {
    const height = this.rowHeight();
    this.inner.style.height = `${this.rows.length * height}px`;
    const first = Math.max(0, Math.floor(this.element.scrollTop / height) - MARGIN);
    const last = Math.min(this.rows.length, Math.ceil((this.element.scrollTop + this.element.clientHeight) / height) + MARGIN);
    const drawn = [];
    for (let at = first; at < last; at += 1) drawn.push(this.row(at, height));
    const current = this.index();
    if (current >= 0 && (current < first || current >= last)) drawn.push(this.row(current, height));
    fill(this.inner, drawn);
    if (this.current) this.element.setAttribute('aria-activedescendant', `row-${this.current.at}`);
    else this.element.removeAttribute('aria-activedescendant');
    this.element.classList.toggle('nothing', this.rows.length === 0);
    this.element.dataset.none = this.model.entries.length === 0 ? t('empty') : t('none');
  }

  row(at, height) {
    const entry = this.rows[at];
    const terms = this.model.terms(entry);
    const classes = ['row', entry.decision ? `is-${entry.decision}` : '', entry === this.current ? 'current' : '', entry.edit ? 'edited' : ''];
    const state = entry.decision ? t(`decision.${entry.decision}`) : t('decision.none');
    const missing = () => el('span', { class: 'missing', lang: null }, t('nocounterpart'));
    const row = el('div', {
      class: classes.join(' '), role: 'option', id: `row-${entry.at}`, 'data-at': entry.at, 'aria-setsize': this.rows.length, 'aria-posinset': at + 1,
      'aria-selected': String(this.selected.has(entry)),
    },
    el('span', { class: 'row-mark', title: state }),
    el('span', { class: 'row-zh', lang: 'zh', title: terms.zh }, terms.zh || missing()),
    el('span', { class: 'row-en', lang: 'en', title: terms.en }, terms.en || missing()),
    el('span', { class: `tag ${entry.type}` }, t(`type.${entry.type}`)),
    scoreBar(entry.score),
    el('span', { class: 'row-count number', title: t('count') }, `×${entry.count}`));
    row.style.transform = `translateY(${at * height}px)`;
    return row;
  }
}

/** A score as a bar and a number. */
export function scoreBar(score) {
  const fillBar = el('span', { class: 'bar-fill' });
  fillBar.style.width = `${Math.round(score * 100)}%`;
  return el('span', { class: 'bar', title: t('score') }, el('span', { class: 'bar-track' }, fillBar), el('span', { class: 'number' }, score.toFixed(2)));
}
