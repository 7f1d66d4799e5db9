const mostFiles = 200;

// Everything that is known of an operation. choose is null on paper, where nothing can be followed.
function describe(operation, choose, everything) {
  const sections = [
    el('p', { class: 'description' }, plain(operation.description)),
    el('dl', { class: 'facts' },
      fact('Driver', plain(operation.driver, 'code')),
      operation.service === undefined ? null : fact('Service', plain(operation.service, 'code')),
      operation.database === undefined ? null : fact('Database', plain(operation.database, 'code')),
      operation.config === undefined ? null : fact('Config', plain(operation.config, 'code'))),
    describeState(operation.state),
    describeNote(operation.note),
  ];
  if (operation.wave > 0) {
    const after = data.operations.filter(other => other.deps.includes(operation.number));
    sections.push(
      section('Waits for', operation.deps.length, links(operation.deps.map(number => data.operations[number]), choose)),
      section('Waited for by', after.length, links(after, choose)));
  }
  const files = operation.files.flatMap(([start, length]) => data.files.slice(start, start + length));
  sections.push(
    section('Inputs', null, el('dl', { class: 'inputs' }, rowsOf('', operation.inputs).map(([name, value]) => fact(name, value)))),
    section('Sealed files', files.length, listFiles(everything ? files : files.slice(0, mostFiles), files.length)));
  return sections;
}

function section(title, number, content) {
  return el('section', null, el('h3', null, title, number === null ? null : el('span', { class: 'number' }, String(number))), content);
}

function fact(name, value) {
  return el('div', null, el('dt', null, el('bdi', null, breakable(name))), el('dd', null, value));
}

function links(operations, choose) {
  if (operations.length === 0) {
    return el('p', { class: 'none' }, 'nothing');
  }
  return el('ul', { class: 'links' }, operations.map(operation => el('li', null, el('span', { class: 'dot t-' + operation.type }), linkTo(operation, choose))));
}

function linkTo(operation, choose, name = breakable(operation.id)) {
  return choose === null
    ? el('bdi', { class: 'code' }, name)
    : el('button', { type: 'button', class: 'link code', onclick: () => choose(operation.number) }, el('bdi', null, name));
}

function listFiles(files, all) {
  if (all === 0) {
    return el('p', { class: 'none' }, 'none');
  }
  return el('ul', { class: 'files' },
    files.map(([path, sha256]) => el('li', null, plain(path, 'code'), el('span', { class: 'hash', title: 'sha256:' + sha256 }, sha256.slice(0, 12)))),
    all > files.length ? el('li', { class: 'none' }, `and ${count(all - files.length, 'more')}`.replace('mores', 'more')) : null);
}

function describeState(state) {
  if (!state) {
    return null;
  }
  const parts = [state.seconds ? state.seconds + ' s' : '', state.attempt > 1 ? 'attempt ' + state.attempt : '', state.doneBy ? 'done by ' + state.doneBy : ''].filter(part => part);
  return el('section', null, el('h3', null, 'State'),
    el('p', { class: 'state' }, el('span', { class: 'pill s-' + state.status.replace(' ', '-') }, state.status), parts.join(', '), state.log ? el('a', { href: state.log }, 'log') : null),
    state.reason ? el('p', { class: 'reason' }, plain(state.reason)) : null);
}

function describeNote(note) {
  if (!note) {
    return null;
  }
  return el('section', null, el('h3', null, 'Compared with the last release'),
    el('p', null, el('span', { class: 'pill c-' + note.kind }, note.kind)),
    note.changes.length === 0 ? null : el('ul', { class: 'files' }, note.changes.map(change => el('li', null, plain(change, 'code')))));
}

// Inputs as rows: name and value, the names of nested ones joined with a dot.
function rowsOf(name, value) {
  if (Array.isArray(value)) {
    return listRows(name, value);
  }
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, inner]) => rowsOf(name ? name + '.' + key : key, inner));
  }
  return [[name, el('bdi', { class: 'code' }, breakable(value === null ? 'null' : String(value)))]];
}

// A path, an image or a name of words goes on in the next line where a part of it ends.
function breakable(text) {
  return text.split(/(?<=[/:._])/).map((part, i) => i === 0 ? part : [el('wbr'), part]);
}

function listRows(name, values) {
  if (values.length === 0) {
    return [[name, el('span', { class: 'none' }, 'none')]];
  }
  if (values.every(value => value === null || typeof value !== 'object')) {
    return [[name, values.map((value, i) => [i === 0 ? '' : ' ', plain(String(value), 'code chip')])]];
  }
  return values.flatMap((value, i) => isPair(value) ? [[`${name}.${value.key}`, plain(value.value, 'code')]] : rowsOf(values.length === 1 ? name : `${name}.${i + 1}`, value));
}

function isPair(value) {
  return value !== null && typeof value === 'object' && Object.keys(value).join() === 'key,value' && typeof value.value === 'string';
}
