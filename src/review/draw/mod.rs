//! Pictures of word links: a grid for terminals, arcs for pages. (In a page that is opened, `page/arcs.js` draws the arcs.)

mod grid;
mod svg;

pub use grid::grid;
pub use svg::svg;

/// A probability from which on a link is drawn as one; weaker ones are drawn as guesses. The same as in `link`.
const LINKED: f32 = 0.45;
