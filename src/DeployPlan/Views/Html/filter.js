const filter = { text: '', types: new Set(), service: '', database: '', status: '', change: '' };

function matches(operation) {
  const words = filter.text.toLowerCase().split(/\s+/).filter(word => word);
  const text = `${operation.id} ${operation.name} ${operation.driver} ${operation.on} ${operation.service ?? ''} ${operation.database ?? ''}`.toLowerCase();
  return words.every(word => text.includes(word))
    && (filter.types.size === 0 || filter.types.has(operation.type))
    && (filter.service === '' || operation.service === filter.service)
    && (filter.database === '' || operation.database === filter.database)
    && (filter.status === '' || operation.state?.status === filter.status)
    && (filter.change === '' || operation.note?.kind === filter.change);
}

// The controls. changed is called when the filter has another value.
function drawFilter(operations, changed) {
  let waiting = 0;
  const search = el('input', {
    type: 'search', id: 'search', placeholder: 'Search operations', 'aria-label': 'Search operations', autocomplete: 'off', spellcheck: 'false', value: filter.text,
    oninput: event => {
      clearTimeout(waiting);
      filter.text = event.target.value;
      waiting = setTimeout(changed, operations.length > 200 ? 120 : 0);
    },
  });
  const chips = Object.keys(typeNames).filter(type => operations.some(operation => operation.type === type)).map(type => el('button', {
    type: 'button', class: 'chip t-' + type, 'aria-pressed': String(filter.types.has(type)), 'data-type': type,
    onclick: event => {
      const pressed = !filter.types.delete(type);
      if (pressed) {
        filter.types.add(type);
      }
      event.currentTarget.setAttribute('aria-pressed', String(pressed));
      changed();
    },
  }, el('span', { class: 'dot t-' + type }), typeNames[type], el('span', { class: 'number' }, String(operations.filter(operation => operation.type === type).length))));
  const selects = [
    select('service', 'All services', operations.map(operation => operation.service), changed),
    select('database', 'All databases', operations.map(operation => operation.database), changed),
    select('status', 'Any state', operations.map(operation => operation.state?.status), changed),
    select('change', 'Any change', operations.map(operation => operation.note?.kind), changed),
  ];
  const clear = el('button', { type: 'button', class: 'quiet', id: 'clear', hidden: true, onclick: () => clearFilter(changed) }, 'Clear');
  return el('div', { class: 'toolbar', role: 'search' }, search, el('div', { class: 'selects' }, selects, clear), el('span', { id: 'shown', role: 'status' }), el('div', { class: 'chips' }, chips));
}

function select(name, all, values, changed) {
  const found = [...new Set(values.filter(value => value !== undefined))].sort();
  if (!found.includes(filter[name])) {
    filter[name] = '';
  }
  if (found.length < 2 && name !== 'database') {
    return null;
  }
  return found.length === 0 ? null : el('select', { id: name, 'aria-label': all, onchange: event => { filter[name] = event.target.value; changed(); } },
    el('option', { value: '' }, all), found.map(value => el('option', { value, selected: value === filter[name] }, value)));
}

function clearFilter(changed) {
  Object.assign(filter, { text: '', service: '', database: '', status: '', change: '' });
  filter.types.clear();
  document.getElementById('search').value = '';
  document.querySelectorAll('.toolbar select').forEach(element => { element.value = ''; });
  document.querySelectorAll('.chip').forEach(element => element.setAttribute('aria-pressed', 'false'));
  changed();
}

function isFiltered() {
  return filter.text.trim() !== '' || filter.types.size > 0 || filter.service + filter.database + filter.status + filter.change !== '';
}
