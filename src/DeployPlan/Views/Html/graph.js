const node = { width: 164, height: 46 };

// Few operations side by side: waves from top to bottom, which needs no scrolling. Many: from left to right, which scrolls down like a list.
const mostSideBySide = 4;

const ruler = document.createElement('canvas').getContext('2d');

function shorten(text, width, font) {
  ruler.font = font;
  const whole = visible(text);
  if (ruler.measureText(whole).width <= width) {
    return whole;
  }
  const letters = [...whole];
  let [low, high] = [0, letters.length];
  while (low < high) {
    const kept = (low + high + 1) >> 1;
    [low, high] = ruler.measureText(middle(whole, kept + 1)).width <= width ? [kept, high] : [low, kept - 1];
  }
  return middle(whole, low + 1);
}

// The graph of the shown operations. Gives back its size and what is where, for the keys.
function drawGraph(canvas, shown, operations, closure, critical, choose) {
  canvas.replaceChildren();
  const { waves, layers, routes } = layersOf(shown, operations, edgesAmong(shown, closure));
  const crossings = order(layers);
  const isDown = layers.every(layer => layer.filter(item => item.number !== null).length <= mostSideBySide);
  const along = isDown ? node.width : node.height;
  const step = isDown ? node.height + 44 : node.width + 52;
  const margin = isDown ? { x: 76, y: 12 } : { x: 16, y: 44 };
  spread(layers, item => item.number === null ? 6 : along, isDown ? 20 : 12);

  let extent = 0;
  for (const item of layers.flat()) {
    const size = item.number === null ? 6 : along;
    extent = Math.max(extent, item.middle + size / 2);
    [item.x, item.y] = isDown
      ? [margin.x + item.middle, margin.y + item.layer * step + node.height / 2]
      : [margin.x + item.layer * step + node.width / 2, margin.y + item.middle];
  }
  const [width, height] = isDown
    ? [margin.x + extent + 16, margin.y + layers.length * step - 44 + 16]
    : [margin.x + layers.length * step - 52 + 16, margin.y + extent + 16];
  canvas.setAttribute('viewBox', `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`);
  canvas.dataset.crossings = crossings;

  canvas.append(arrows(), bands(waves, isDown, step, margin, width, height));
  const onPath = new Set(critical.slice(1).map((number, i) => critical[i] + ':' + number));
  const edges = routes.map(({ from, to, route }) => {
    const isCritical = onPath.has(from + ':' + to);
    const path = svg('path', { class: isCritical ? 'edge critical' : 'edge', d: pathOf(route, isDown) });
    return { from, to, path };
  });
  canvas.append(svg('g', { class: 'edges' }, edges.filter(edge => !edge.path.matches('.critical')).map(edge => edge.path), edges.filter(edge => edge.path.matches('.critical')).map(edge => edge.path)));

  const isOnPath = new Set(critical);
  const nodes = new Map();
  const group = svg('g', { class: 'nodes' });
  for (const item of layers.flatMap(layer => layer.filter(item => item.number !== null))) {
    const element = drawNode(operations[item.number], isOnPath.has(item.number));
    element.setAttribute('transform', `translate(${item.x - node.width / 2} ${item.y - node.height / 2})`);
    element.addEventListener('click', () => choose(item.number));
    nodes.set(item.number, { ...item, element });
    group.append(element);
  }
  canvas.append(group);
  return { nodes, edges, layers, isDown, width, height };
}

function drawNode(operation, isCritical) {
  const room = node.width - 24 - (operation.state || (operation.note && operation.note.kind !== 'same') ? 20 : 0);
  return svg('g', {
    class: `node t-${operation.type}${isCritical ? ' critical' : ''}`,
    role: 'button',
    tabindex: -1,
    'aria-label': visible(`${operation.id}, wave ${operation.wave}, ${typeNames[operation.type]}${operation.state ? ', ' + operation.state.status : ''}${operation.note ? ', ' + operation.note.kind : ''}`),
  },
  svg('title', null, operation.id),
  svg('rect', { class: 'card', width: node.width, height: node.height, rx: 7 }),
  svg('rect', { class: 'bar', x: 7, y: 9, width: 3, height: node.height - 18, rx: 1.5 }),
  svg('text', { class: 'name', x: 18, y: 20 }, shorten(operation.name, room, '600 13px system-ui, sans-serif')),
  svg('text', { class: 'kind', x: 18, y: 35 }, shorten(kindOf(operation), room, '11px system-ui, sans-serif')),
  operation.state ? stateMark(operation.state.status, node.width - 17, node.height / 2) : noteMark(operation.note, node.width - 17, node.height / 2));
}

function kindOf(operation) {
  return operation.type === 'migration' ? `${operation.inputs.strategy} migration` : typeNames[operation.type];
}

const statePaths = {
  succeeded: 'M-3.2 .3 L-1 2.6 L3.3 -2.4',
  failed: 'M-2.6 -2.6 L2.6 2.6 M2.6 -2.6 L-2.6 2.6',
  interrupted: 'M0 -3.2 L0 .8 M0 3 L0 3.1',
  cancelled: 'M-3 0 L3 0',
  skipped: 'M-3 -2.4 L-.2 0 L-3 2.4 M.8 -2.4 L3.4 0 L.8 2.4',
  running: 'M-2 -3 L3.2 0 L-2 3 Z',
};

function stateMark(status, x, y) {
  return svg('g', { class: 'mark s-' + status.replace(' ', '-'), transform: `translate(${x} ${y})` },
    svg('circle', { r: 7.5 }),
    statePaths[status] ? svg('path', { d: statePaths[status] }) : null);
}

function noteMark(note, x, y) {
  return !note || note.kind === 'same' ? null : svg('g', { class: 'mark c-' + note.kind, transform: `translate(${x} ${y})` },
    svg('circle', { r: 7.5 }),
    svg('path', { d: note.kind === 'new' ? 'M-3.2 0 L3.2 0 M0 -3.2 L0 3.2' : 'M-3.2 .8 C-1.4 -2.4 1.4 2.4 3.2 -.8' }));
}

function arrows() {
  const tip = id => svg('marker', { id, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, markerUnits: 'userSpaceOnUse', orient: 'auto' }, svg('path', { d: 'M0 .5 L7.5 4 L0 7.5 Z' }));
  return svg('defs', null, tip('tip'), tip('tip-critical'), tip('tip-chosen'));
}

function bands(waves, isDown, step, margin, width, height) {
  return svg('g', { class: 'bands', 'aria-hidden': 'true' }, waves.map((wave, layer) => {
    const middle = layer * step + (isDown ? margin.y + node.height / 2 : margin.x + node.width / 2);
    return [
      layer === 0 ? null : isDown
        ? svg('line', { x1: 0, x2: width, y1: middle - step / 2, y2: middle - step / 2 })
        : svg('line', { y1: 0, y2: height, x1: middle - step / 2, x2: middle - step / 2 }),
      svg('text', isDown ? { x: 14, y: middle + 4 } : { x: middle - node.width / 2 + 1, y: 26 }, 'Wave ' + wave),
    ];
  }));
}

function pathOf(route, isDown) {
  const half = isDown ? node.height / 2 : node.width / 2;
  const at = (item, offset) => isDown ? [item.x, item.y + offset] : [item.x + offset, item.y];
  let from = at(route[0], half);
  let path = `M${from.map(round).join(' ')}`;
  for (const item of route.slice(1)) {
    const to = at(item, -half - (item.number === null ? 0 : 1));
    const bend = (isDown ? to[1] - from[1] : to[0] - from[0]) / 2;
    const [a, b] = isDown ? [[from[0], from[1] + bend], [to[0], to[1] - bend]] : [[from[0] + bend, from[1]], [to[0] - bend, to[1]]];
    path += ` C${[...a, ...b, ...to].map(round).join(' ')}`;
    if (item.number === null) {
      from = at(item, half);
      path += ` L${from.map(round).join(' ')}`;
    }
  }
  return path;
}

function round(value) {
  return Math.round(value * 10) / 10;
}
