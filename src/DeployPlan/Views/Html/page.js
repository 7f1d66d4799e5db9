const app = document.getElementById('app');

function drawLargePlan() {
  app.append(drawHeader(), el('main', { class: 'single' }, drawWaves(), drawVariables(), drawEarly(), drawWarnings()));
}

function drawPlan() {
  const operations = data.operations;
  // Manual operations come after those of the plan: one number names any of them.
  const all = operations.concat(data.manual);
  all.forEach((operation, number) => { operation.number = number; });
  const closure = closureOf(operations);
  let chosen = null;
  let graph = null;
  let zoom = 1;

  const canvas = svg('svg', { class: 'graph', role: 'group', 'aria-label': 'Graph of operations by waves. Arrow keys move, Escape closes the details.' });
  const frame = el('div', { class: 'frame' }, canvas);
  const zoomIn = el('button', { type: 'button', class: 'quiet', 'aria-label': 'Larger', onclick: () => setZoom(zoom * 1.25) }, '+');
  const zoomOut = el('button', { type: 'button', class: 'quiet', 'aria-label': 'Smaller', onclick: () => setZoom(zoom / 1.25) }, '−');
  const zoomFit = el('button', { type: 'button', class: 'quiet', onclick: () => setZoom(fitting()) }, 'Fit');
  const legend = el('p', { class: 'legend' }, el('span', { class: 'line critical' }), `critical path, ${count(data.critical.length, 'step')}`);
  const panel = el('aside', { id: 'panel', 'aria-label': 'Details' });
  const list = drawList(number => choose(number, true));
  const nothing = el('p', { class: 'none empty', hidden: true }, 'No operation matches.');
  const paper = el('section', { id: 'paper' });
  const filterBar = drawFilter(all, redraw);

  app.append(drawHeader(), el('div', { class: 'columns' },
    el('main', null, filterBar,
      el('div', { class: 'graph-card' }, frame, el('div', { class: 'graph-bar' }, legend, el('div', { class: 'zoom' }, zoomOut, zoomFit, zoomIn))),
      drawTimeline(number => choose(number, true)), nothing, list),
    panel), paper);

  function redraw() {
    const shown = all.filter(matches);
    const inGraph = shown.filter(operation => operation.wave > 0).map(operation => operation.number);
    const visibleNumbers = new Set(shown.map(operation => operation.number));
    list.querySelectorAll('tbody tr').forEach(row => { row.hidden = !visibleNumbers.has(Number(row.dataset.number)); });
    document.getElementById('shown').textContent = isFiltered() ? `${shown.length.toLocaleString('en-US')} of ${all.length.toLocaleString('en-US')}` : '';
    document.getElementById('clear').hidden = !isFiltered();
    nothing.hidden = shown.length > 0;
    frame.parentElement.hidden = inGraph.length === 0;
    if (inGraph.length > 0) {
      const chooseHere = number => choose(number, false);
      graph = inGraph.length > mostWithArrows
        ? drawGrid(canvas, inGraph, operations, data.critical, chooseHere, frame.clientWidth)
        : drawGraph(canvas, inGraph, operations, closure, data.critical, chooseHere);
      setZoom(Math.min(1, Math.max(.8, fitting())));
      legend.lastChild.textContent = graph.drawArrows ? `critical path, ${count(data.critical.length, 'step')}; arrows of the chosen operation only` : `critical path, ${count(data.critical.length, 'step')}`;
    } else {
      graph = null;
    }
    mark();
  }

  function fitting() {
    return Math.max(.1, Math.min(1.25, (frame.clientWidth - 2) / graph.width));
  }

  function setZoom(value) {
    zoom = Math.max(.1, Math.min(2, value));
    canvas.setAttribute('width', graph.width * zoom);
    canvas.setAttribute('height', graph.height * zoom);
  }

  // Shows an operation. Its node in the graph is brought into view where the person came from elsewhere.
  function choose(number, bringIntoView) {
    chosen = number;
    const operation = all[number];
    panel.replaceChildren(
      el('div', { class: 'panel-head' },
        el('p', { class: 'eyebrow' }, el('span', { class: 'dot t-' + operation.type }), kindOf(operation), operation.wave > 0 ? `, wave ${operation.wave}` : ', by hand'),
        el('button', { type: 'button', class: 'quiet close', 'aria-label': 'Close details', onclick: close }, '×'),
        el('h2', { class: 'code', id: 'chosen' }, plain(operation.id))),
      ...describe(operation, other => choose(other, true), false).filter(part => part !== null));
    panel.classList.add('open');
    panel.scrollTop = 0;
    history.replaceState(null, '', '#' + encodeURIComponent(operation.id));
    mark();
    if (bringIntoView && graph?.nodes.has(number)) {
      graph.nodes.get(number).element.scrollIntoView({ block: 'nearest', inline: 'center' });
    }
  }

  function close() {
    const number = chosen;
    chosen = null;
    panel.classList.remove('open');
    panel.replaceChildren(...drawOverview(other => choose(other, true)).filter(part => part !== null));
    history.replaceState(null, '', location.pathname + location.search);
    mark();
    if (number !== null && graph?.nodes.has(number)) {
      graph.nodes.get(number).element.focus({ preventScroll: true });
    }
  }

  function mark() {
    list.querySelector('tr.chosen')?.classList.remove('chosen');
    if (chosen !== null) {
      list.querySelector(`tr[data-number="${chosen}"]`)?.classList.add('chosen');
    }
    if (graph === null) {
      return;
    }
    const inGraph = graph.nodes.has(chosen);
    const before = number => inGraph && hasBit(closure[chosen], number);
    const after = number => inGraph && hasBit(closure[number], chosen);
    canvas.classList.toggle('has-chosen', inGraph);
    const first = graph.nodes.has(chosen) ? chosen : graph.nodes.keys().next().value;
    for (const [number, { element }] of graph.nodes) {
      element.classList.toggle('chosen', number === chosen);
      element.classList.toggle('near', before(number) || after(number));
      setChanged(element, 'tabindex', number === first ? '0' : '-1');
      setChanged(element, 'aria-pressed', String(number === chosen));
    }
    graph.drawArrows?.(chosen);
    for (const { from, to, path } of graph.edges) {
      const isNear = (to === chosen || before(to)) && before(from) || (from === chosen || after(from)) && after(to);
      path.classList.toggle('near', isNear);
    }
  }

  // Of a thousand operations, two change; the others are not touched.
  function setChanged(element, name, value) {
    if (element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }

  // On the frame: a browser lets an SVG that listens be focused itself.
  frame.addEventListener('focusin', event => {
    const found = [...graph.nodes].find(([, { element }]) => element === event.target);
    if (found && event.target.matches(':focus-visible') && found[0] !== chosen) {
      choose(found[0], false);
    }
  });

  frame.addEventListener('keydown', event => {
    const current = [...graph.nodes.values()].find(({ element }) => element === document.activeElement);
    if (!current) {
      return;
    }
    const [back, forth, less, more] = graph.isDown ? ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] : ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
    const next = event.key === back ? beside(current, -1)
      : event.key === forth ? beside(current, 1)
      : event.key === less ? within(current, -1)
      : event.key === more ? within(current, 1)
      : event.key === 'Home' ? [...graph.nodes.values()][0]
      : event.key === 'End' ? [...graph.nodes.values()].at(-1)
      : null;
    if (next) {
      event.preventDefault();
      next.element.focus();
      next.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(current.number, false);
    }
  });

  function inLayer(layer) {
    return (graph.layers[layer] ?? []).filter(item => item.number !== null).map(item => graph.nodes.get(item.number));
  }

  function within(current, step) {
    const layer = inLayer(current.layer);
    return layer[layer.findIndex(item => item.number === current.number) + step] ?? null;
  }

  // The nearest in the next wave; an operation that it waits for, or that waits for it, where there is one.
  function beside(current, step) {
    const layer = inLayer(current.layer + step);
    const linked = layer.filter(item => graph.edges.some(({ from, to }) => step > 0 ? from === current.number && to === item.number : to === current.number && from === item.number));
    return (linked.length > 0 ? linked : layer).sort((a, b) => Math.abs(a.middle - current.middle) - Math.abs(b.middle - current.middle))[0] ?? null;
  }

  document.addEventListener('keydown', event => {
    const search = document.getElementById('search');
    if (event.key === 'Escape' && chosen !== null) {
      close();
    } else if (event.key === '/' && !event.target.closest('input, select')) {
      event.preventDefault();
      search.focus();
    }
  });

  // A printout shows everything, whatever is filtered or chosen.
  function fillPaper() {
    if (paper.childElementCount === 0) {
      paper.append(
        el('div', { class: 'cards' }, drawOverview(null)),
        drawTimeline(null),
        el('div', { class: 'sheets' }, all.slice().sort((a, b) => (a.wave || Infinity) - (b.wave || Infinity) || a.number - b.number).map(operation => el('article', null,
          el('h2', { class: 'code' }, plain(operation.id)),
          el('p', { class: 'eyebrow' }, kindOf(operation), operation.wave > 0 ? `, wave ${operation.wave}` : ', by hand'),
          describe(operation, null, true)))));
    }
  }

  window.addEventListener('beforeprint', fillPaper);
  window.addEventListener('afterprint', () => paper.replaceChildren());
  matchMedia('print').addEventListener('change', event => { if (event.matches) { fillPaper(); } });

  const asked = all.find(operation => '#' + encodeURIComponent(operation.id) === location.hash);
  close();
  redraw();
  if (asked) {
    choose(asked.number, true);
  }
}

if (data.operations) {
  drawPlan();
} else {
  drawLargePlan();
}

if (chosenBefore) {
  scrollTo(0, chosenBefore.top);
}
