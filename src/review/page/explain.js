// The page of `duizhao explain --to html`: one segment pair.
import { el, fill, pageData } from './dom.js';
import { setLang, t } from './words.js';
import { arcsFigure } from './arcs.js';

setLang(document.documentElement.lang);
const figure = arcsFigure(pageData());
figure.querySelector('details').open = true;
fill(document.getElementById('explain'), el('h1', {}, t('links.title')), figure);
