// Word links as arcs between two lines of words; lines that are too long are scrolled.
import { el, svgEl, fill } from './dom.js';
import { t } from './words.js';

/** From this probability on a link is drawn as one; weaker ones are guesses. The same as in the program. */
export const LINKED = 0.45;

/** A figure of one segment pair: the two lines, the arcs, and the list of links with their reasons. */
export function arcsFigure(pair) {
  const stage = el('div', { class: 'arcs' });
  const picture = svgEl('svg', { class: 'arcs-lines', 'aria-hidden': 'true' });
  const words = { zh: [], en: [] };
  for (const lang of ['zh', 'en']) {
    words[lang] = pair.words[lang].map((text, at) =>
      el('span', { class: 'arcs-word', 'data-at': at }, text));
    stage.append(el('p', { class: `arcs-row ${lang}`, lang }, words[lang]));
  }
  stage.append(picture);
  const list = linkList(pair);
  const mark = (wanted) => markLinks(pair, words, picture, list, wanted);
  for (const lang of ['zh', 'en']) {
    words[lang].forEach((word, at) => {
      word.addEventListener('pointerenter', () => mark((link) => link.words[lang] === at));
      word.addEventListener('pointerleave', () => mark(null));
    });
  }
  [...list.querySelectorAll('tbody tr')].forEach((row, at) => {
    row.addEventListener('pointerenter', () => mark((link) => link === pair.links[at]));
    row.addEventListener('pointerleave', () => mark(null));
  });
  const redraw = () => drawArcs(pair, words, picture, stage);
  new ResizeObserver(redraw).observe(stage);
  const scroll = el('div', { class: 'arcs-scroll', tabindex: '0', role: 'region', 'aria-label': t('links.title') }, stage);
  return el('figure', { class: 'arcs-figure' }, scroll, legend(pair), list);
}

function drawArcs(pair, words, picture, stage) {
  const frame = stage.getBoundingClientRect();
  if (frame.width === 0) return;
  picture.setAttribute('viewBox', `0 0 ${frame.width} ${frame.height}`);
  fill(picture, pair.links.map((link) => {
    const from = words.zh[link.words.zh]?.getBoundingClientRect();
    const to = words.en[link.words.en]?.getBoundingClientRect();
    if (!from || !to) return svgEl('path');
    const [x1, y1] = [from.left + from.width / 2 - frame.left, from.bottom - frame.top];
    const [x2, y2] = [to.left + to.width / 2 - frame.left, to.top - frame.top];
    const middle = (y1 + y2) / 2;
    const path = svgEl('path', {
      d: `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`,
      class: `arc ${kindClass(link)}${link.probability < LINKED ? ' guess' : ''}`,
    });
    path.style.strokeWidth = `${0.8 + 2.2 * link.probability}px`;
    path.style.opacity = String(0.3 + 0.6 * link.probability);
    return path;
  }));
}

function kindClass(link) {
  return `kind-${link.kind || 'order'}`;
}

/** Only the wanted links stand out; none wanted: all are as they were. */
function markLinks(pair, words, picture, list, wanted) {
  const rows = list.querySelectorAll('tbody tr');
  const on = { zh: new Set(), en: new Set() };
  pair.links.forEach((link, at) => {
    const chosen = wanted !== null && wanted(link);
    picture.children[at]?.classList.toggle('on', chosen);
    picture.children[at]?.classList.toggle('off', wanted !== null && !chosen);
    rows[at]?.classList.toggle('on', chosen);
    if (chosen) for (const lang of ['zh', 'en']) on[lang].add(link.words[lang]);
  });
  for (const lang of ['zh', 'en']) {
    words[lang].forEach((word, at) => word.classList.toggle('on', on[lang].has(at)));
  }
}

function legend(pair) {
  const kinds = [...new Set(pair.links.map((link) => link.kind || 'order'))];
  const items = kinds.map((kind) =>
    el('span', { class: `arcs-key kind-${kind}` }, t(`kind.${kind}`)));
  return el('figcaption', { class: 'arcs-legend' }, items);
}

function linkList(pair) {
  const head = ['zh', 'en', 'links.probability', 'links.reasons'].map((name) =>
    el('th', { scope: 'col' }, t(name)));
  const rows = pair.links.map((link) => el('tr', { class: link.probability < LINKED ? 'guess' : null },
    el('td', { lang: 'zh' }, pair.words.zh[link.words.zh] ?? ''),
    el('td', { lang: 'en' }, pair.words.en[link.words.en] ?? ''),
    el('td', { class: 'number' }, link.probability.toFixed(2)),
    el('td', {}, link.findings.join('; ') || t('links.order'))));
  return el('details', { class: 'arcs-list' },
    el('summary', {}, t('links.list', { n: pair.links.length })),
    el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('links.reasons') },
      el('table', {}, el('thead', {}, el('tr', {}, head)), el('tbody', {}, rows))));
}
