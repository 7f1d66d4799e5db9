// Too many operations to follow the arrows: a grid by waves, with the arrows of the chosen operation only.
const mostWithArrows = 200;

function drawGrid(canvas, shown, operations, critical, choose, room) {
  canvas.replaceChildren();
  const gap = { x: 12, y: 10 };
  const left = 76;
  const columns = Math.max(2, Math.floor((room - left - 4) / (node.width + gap.x)));
  const isOnPath = new Set(critical);
  const nodes = new Map();
  const rows = [];
  const group = svg('g', { class: 'nodes' });
  const bands = svg('g', { class: 'bands', 'aria-hidden': 'true' });
  const width = left + columns * (node.width + gap.x);
  let y = 12;
  for (const wave of [...new Set(shown.map(number => operations[number].wave))].sort((a, b) => a - b)) {
    bands.append(svg('text', { x: 14, y: y + node.height / 2 + 4 }, 'Wave ' + wave));
    const members = shown.filter(number => operations[number].wave === wave);
    members.forEach((number, i) => {
      if (i % columns === 0) {
        rows.push([]);
      }
      const place = { number, layer: rows.length - 1, x: left + (i % columns) * (node.width + gap.x), y: y + Math.floor(i / columns) * (node.height + gap.y) };
      place.middle = place.x;
      place.element = drawNode(operations[number], isOnPath.has(number));
      place.element.setAttribute('transform', `translate(${place.x} ${place.y})`);
      place.element.addEventListener('click', () => choose(number));
      rows[rows.length - 1].push(place);
      nodes.set(number, place);
      group.append(place.element);
    });
    y += Math.ceil(members.length / columns) * (node.height + gap.y) + 14;
    bands.append(svg('line', { x1: 0, x2: width, y1: y - 12, y2: y - 12 }));
  }
  canvas.setAttribute('viewBox', `0 0 ${width} ${y}`);
  canvas.dataset.crossings = 0;
  const lines = svg('g', { class: 'edges' });
  canvas.append(arrows(), bands, group, lines);

  function arrow(from, to, className) {
    const [a, b] = [nodes.get(from), nodes.get(to)];
    if (!a || !b) {
      return null;
    }
    const [x1, y1, x2, y2] = [a.x + node.width / 2, a.y + node.height, b.x + node.width / 2, b.y - 1];
    const bend = Math.min(60, (y2 - y1) / 2);
    return svg('path', { class: className, d: `M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}` });
  }

  function drawArrows(chosen) {
    const found = !nodes.has(chosen)
      ? []
      : [...operations[chosen].deps.map(from => arrow(from, chosen, 'edge near')),
        ...operations.filter(operation => operation.deps.includes(chosen)).map(operation => arrow(chosen, operation.number, 'edge near'))];
    lines.replaceChildren(...found.filter(path => path !== null));
  }

  return { nodes, edges: [], layers: rows, isDown: true, width, height: y, drawArrows };
}
