// The glossary as a picture: entries by score and type, documents by coverage.
import { el, fill, svgEl } from './dom.js';
import { t } from './words.js';

/** All types, in the order of the program's help. */
export const TYPES = ['title', 'organisation', 'person', 'place', 'event', 'number', 'term'];

const BINS = 10;

/** Draws the picture of these entries (those that are shown) and of the documents. */
export function drawOverview(element, entries, documents) {
  fill(element,
    el('figure', {}, el('figcaption', {}, t('overview.scores')), histogram(entries)),
    documents.length > 0 ? el('figure', {}, el('figcaption', {}, t('overview.documents')), coverage(documents)) : null);
}

function histogram(entries) {
  const bins = Array.from({ length: BINS }, () => new Map());
  for (const entry of entries) {
    const bin = bins[Math.min(BINS - 1, Math.floor(entry.score * BINS))];
    bin.set(entry.type, (bin.get(entry.type) ?? 0) + 1);
  }
  const totals = bins.map((bin) => [...bin.values()].reduce((sum, n) => sum + n, 0));
  const most = Math.max(1, ...totals);
  const [width, height, step] = [400, 96, 40];
  const columns = bins.map((bin, at) => {
    let top = height;
    const label = t('overview.bar', { n: totals[at], from: (at / BINS).toFixed(1), to: ((at + 1) / BINS).toFixed(1),
      types: TYPES.filter((type) => bin.has(type)).map((type) => `${t(`type.${type}`)} ${bin.get(type)}`).join(', ') });
    const blocks = TYPES.filter((type) => bin.has(type)).map((type) => {
      const size = (bin.get(type) / most) * (height - 14);
      top -= size;
      return svgEl('rect', { x: at * step + 5, y: top, width: step - 10, height: Math.max(size - 0.6, 0.4), class: `fill ${type}` });
    });
    const number = totals[at] > 0 ? svgEl('text', { x: at * step + step / 2, y: top - 4, class: 'bar-number' }, String(totals[at])) : null;
    return svgEl('g', {}, svgEl('title', {}, label), blocks, number ?? []);
  });
  const marks = [0, 0.5, 1].map((score) => svgEl('text', { x: Math.min(width - 10, Math.max(10, score * width)), y: height + 14, class: 'bar-number' }, score.toFixed(1)));
  const line = svgEl('line', { x1: 0, x2: width, y1: height + 0.5, y2: height + 0.5, class: 'axis' });
  return svgEl('svg', { viewBox: `0 0 ${width} ${height + 18}`, role: 'img', 'aria-label': `${t('overview.scores')}: ${totals.join(', ')}` }, columns, line, marks);
}

function coverage(documents) {
  return el('ul', { class: 'coverage' }, documents.slice(0, 40).map((document) => {
    const share = document.pairs > 0 ? document.covered / document.pairs : 0;
    const bar = el('span', { class: 'bar-fill' });
    bar.style.width = `${share * 100}%`;
    const alone = document.unpaired > 0 ? ` · ${t('overview.unpaired', { n: document.unpaired })}` : '';
    return el('li', {}, el('span', { class: 'coverage-name', title: document.name }, el('bdi', { dir: 'ltr' }, document.name)),
      el('span', { class: 'bar-track' }, bar),
      el('span', { class: 'soft' }, t('overview.of', { n: document.covered, all: document.pairs }) + alone));
  }));
}
