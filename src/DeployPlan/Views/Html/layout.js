// For each operation, as bits, everything that it waits for, directly or not. What an operation waits for comes before it.
function closureOf(operations) {
  const words = (operations.length + 31) >> 5;
  const all = operations.map(() => new Uint32Array(words));
  operations.forEach((operation, i) => {
    for (const dependency of operation.deps) {
      all[dependency].forEach((word, w) => { all[i][w] |= word; });
      all[i][dependency >> 5] |= 1 << (dependency & 31);
    }
  });
  return all;
}

function hasBit(bits, number) {
  return (bits[number >> 5] >>> (number & 31) & 1) === 1;
}

// The edges among the shown operations: from the last of those that one waits for to the first, leaving out what another one waits for already. What is not
// shown is stepped over, so a filtered graph still says what comes after what.
function edgesAmong(shown, closure) {
  const edges = [];
  const mask = new Uint32Array(closure.length === 0 ? 0 : closure[0].length);
  for (const number of shown) {
    mask[number >> 5] |= 1 << (number & 31);
  }
  for (const to of shown) {
    const open = closure[to].map((word, w) => word & mask[w]);
    for (let w = open.length - 1; w >= 0; w--) {
      while (open[w] !== 0) {
        const from = w * 32 + 31 - Math.clz32(open[w]);
        edges.push([from, to]);
        open[w] &= ~(1 << (from & 31));
        closure[from].forEach((word, v) => { open[v] &= ~word; });
      }
    }
  }
  return edges;
}

// Operations in layers, one layer per wave. An edge across layers runs through a point in each of them; edges from one operation share these points.
function layersOf(shown, operations, edges) {
  const waves = [...new Set(shown.map(number => operations[number].wave))].sort((a, b) => a - b);
  const layerOf = new Map(waves.map((wave, layer) => [wave, layer]));
  const layers = waves.map(() => []);
  const items = new Map();
  for (const number of shown) {
    const item = { number, layer: layerOf.get(operations[number].wave), before: [], after: [] };
    items.set(number, item);
    layers[item.layer].push(item);
  }
  const points = new Map();
  const routes = edges.map(([from, to]) => {
    const route = [items.get(from)];
    const target = items.get(to);
    for (let layer = route[0].layer + 1; layer < target.layer; layer++) {
      const key = from + ':' + layer;
      if (!points.has(key)) {
        const point = { number: null, layer, before: [], after: [] };
        points.set(key, point);
        layers[layer].push(point);
        link(route[route.length - 1], point);
      }
      route.push(points.get(key));
    }
    link(route[route.length - 1], target);
    route.push(target);
    return { from, to, route };
  });
  return { waves, layers, routes };
}

function link(from, to) {
  from.after.push(to);
  to.before.push(from);
}

// Sweeps down and up, each time sorting a layer by the mean place of its neighbors; the order with the fewest crossings is kept.
function order(layers) {
  const remember = () => layers.map(layer => layer.slice());
  number(layers);
  let best = remember();
  let fewest = crossingsOf(layers);
  for (let sweep = 0; sweep < 16 && fewest > 0; sweep++) {
    const down = sweep % 2 === 0;
    const side = down ? 'before' : 'after';
    for (const layer of down ? layers : layers.slice().reverse()) {
      for (const item of layer) {
        item.mean = item[side].length === 0 ? item.place : item[side].reduce((sum, other) => sum + other.place, 0) / item[side].length;
      }
      layer.sort((a, b) => a.mean - b.mean || a.place - b.place);
      layer.forEach((item, place) => { item.place = place; });
    }
    const crossings = crossingsOf(layers);
    if (crossings < fewest) {
      fewest = crossings;
      best = remember();
    }
  }
  best.forEach((layer, i) => { layers[i] = layer; });
  number(layers);
  return fewest;
}

function number(layers) {
  for (const layer of layers) {
    layer.forEach((item, place) => { item.place = place; });
  }
}

// Pairs of edges between two layers that cross, counted with a tree of sums.
function crossingsOf(layers) {
  let crossings = 0;
  for (let i = 1; i < layers.length; i++) {
    const size = layers[i].length;
    const sums = new Int32Array(size + 1);
    let seen = 0;
    for (const from of layers[i - 1]) {
      const places = from.after.map(to => to.place);
      for (const place of places) {
        let notAfter = 0;
        for (let k = place + 1; k > 0; k -= k & -k) {
          notAfter += sums[k];
        }
        crossings += seen - notAfter;
      }
      for (const place of places) {
        for (let k = place + 1; k <= size; k += k & -k) {
          sums[k]++;
        }
        seen++;
      }
    }
  }
  return crossings;
}

// Gives every item a middle: as near to its neighbors as its order and the sizes allow.
function spread(layers, sizeOf, gap) {
  for (const layer of layers) {
    let at = 0;
    for (const item of layer) {
      item.middle = at + sizeOf(item) / 2;
      at += sizeOf(item) + gap;
    }
    layer.forEach(item => { item.middle -= at / 2; });
  }
  for (let sweep = 0; sweep < 12; sweep++) {
    const side = sweep % 2 === 0 ? 'before' : 'after';
    for (const layer of sweep % 2 === 0 ? layers : layers.slice().reverse()) {
      settle(layer, side, sizeOf, gap);
    }
  }
  const least = Math.min(...layers.flat().map(item => item.middle - sizeOf(item) / 2));
  layers.flat().forEach(item => { item.middle -= least; });
}

// Neighbors that would overlap are pooled at the mean of their ideal positions.
function settle(layer, side, sizeOf, gap) {
  const pools = [];
  let offset = 0;
  layer.forEach((item, i) => {
    offset += i === 0 ? 0 : (sizeOf(layer[i - 1]) + sizeOf(item)) / 2 + gap;
    item.offset = offset;
    const near = item[side];
    const wish = near.length === 0 ? item.middle : near.reduce((sum, other) => sum + other.middle, 0) / near.length;
    const weight = item.number === null ? 3 : 1;
    pools.push({ sum: (wish - offset) * weight, weight, items: [item] });
    while (pools.length > 1 && mean(pools[pools.length - 2]) > mean(pools[pools.length - 1])) {
      const last = pools.pop();
      const pool = pools[pools.length - 1];
      pool.sum += last.sum;
      pool.weight += last.weight;
      pool.items.push(...last.items);
    }
  });
  for (const pool of pools) {
    pool.items.forEach(item => { item.middle = mean(pool) + item.offset; });
  }
}

function mean(pool) {
  return pool.sum / pool.weight;
}
