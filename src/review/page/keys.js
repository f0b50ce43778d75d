// The keyboard, which does everything.

/** Keys of commands; `act` carries them. */
export function listenToKeys(act) {
  const commands = {
    j: () => act.move(1), ArrowDown: () => act.move(1), k: () => act.move(-1), ArrowUp: () => act.move(-1),
    J: () => act.move(1, true), K: () => act.move(-1, true), PageDown: () => act.move(10), PageUp: () => act.move(-10),
    Home: () => act.move(-Infinity), End: () => act.move(Infinity),
    a: act.keep, d: act.drop, e: act.edit, Enter: act.edit, m: act.merge, u: act.undo, n: act.next, x: act.select, ' ': act.select,
    o: act.links, '/': act.find, '?': act.help, Escape: act.leave,
  };
  document.addEventListener('keydown', (event) => {
    const target = event.target;
    if (document.querySelector('dialog[open]')) return;
    const typing = target.matches('input:not([type=checkbox]):not([type=range]), select, textarea');
    if (typing) {
      // A browser would empty the field by itself, and say so to nobody.
      if (event.key === 'Escape') { event.preventDefault(); act.leave(); }
      if (event.key === 'Enter' && target.type === 'search') act.leave();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key === 'a' && !event.altKey) { event.preventDefault(); act.selectAll(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // On a button, a link or a slider, the keys that work it stay its own.
    const worked = target.closest('button, summary, input, .arcs-scroll, .scroll');
    if (worked && [' ', 'Enter', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'].includes(event.key)) return;
    const shifted = event.shiftKey && { ArrowDown: 'J', ArrowUp: 'K' }[event.key];
    const command = commands[shifted || event.key];
    if (!command) return;
    event.preventDefault();
    command();
  });
}
