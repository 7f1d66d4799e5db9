// What is said about the plan as a whole.
function drawHeader() {
  const waves = data.waves ? data.waves.length : new Set(data.operations.map(operation => operation.wave)).size;
  const manual = data.manual?.length ?? 0;
  return el('header', null,
    el('div', { class: 'headline' },
      el('p', { class: 'eyebrow' }, data.release ? 'Release' : 'Deployment plan'),
      el('h1', null, plain(data.project), ' ', plain(data.version, 'version'), el('span', { class: 'to', 'aria-label': 'to' }, '→'), plain(data.environment)),
      el('p', { class: 'id code' }, data.id)),
    el('ul', { class: 'stats' },
      stat(data.count, 'operation'),
      stat(waves, 'wave'),
      data.critical ? stat(data.critical.length, 'step', 'on the critical path') : null,
      manual > 0 ? stat(manual, '', 'by hand') : null,
      el('li', { class: data.approval ? 'badge needed' : 'badge' }, data.approval ? 'Approval required' : 'No approval required')),
    data.release ? drawRelease() : null);
}

function stat(number, what, more) {
  return el('li', null, el('strong', null, number.toLocaleString('en-US')), ' ', what + (what && number !== 1 ? 's' : ''), what && more ? ' ' : '', more ?? '');
}

function drawRelease() {
  const { release } = data;
  const statuses = ['succeeded', 'running', 'failed', 'interrupted', 'cancelled', 'skipped', 'not started'];
  const parts = statuses.map(status => [status, (data.operations ?? []).filter(operation => operation.state.status === status).length]).filter(([, number]) => number > 0);
  const meter = svg('svg', { class: 'meter', viewBox: `0 0 ${Math.max(data.count, 1)} 1`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  let x = 0;
  for (const [status, number] of parts) {
    meter.append(svg('rect', { class: 's-' + status.replace(' ', '-'), x, width: number, height: 1 }));
    x += number;
  }
  return el('div', { class: 'release' },
    el('p', null, el('span', { class: 'pill s-' + release.word }, release.word), el('span', { class: 'counts' }, release.counts),
      el('span', { class: 'when' }, plain(release.id, 'code'), ', started ' + release.started, release.resumes ? [', continues ', plain(release.resumes, 'code')] : null, release.revision ? ', ' + release.revision : null)),
    meter);
}

// What ran in this release and has ended.
function timed() {
  return data.operations.filter(operation => operation.state?.took !== undefined);
}

function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  return seconds < 60 ? seconds.toFixed(1) + ' s' : Math.floor(seconds / 60) + ' min ' + Math.round(seconds % 60) + ' s';
}

// A bar an operation, from its start to its end; the thin line before it is the time in which nothing but a free node was missing.
function drawTimeline(choose) {
  const operations = timed().sort((a, b) => a.state.from - b.state.from || a.number - b.number);
  if (operations.length === 0) {
    return null;
  }
  const end = Math.max(1, ...operations.map(({ state }) => state.from + state.took));
  const isOnPath = new Set(data.critical);
  return el('section', { class: 'timeline' },
    el('h2', null, 'Timeline', el('span', { class: 'number' }, duration(end))),
    el('ol', null, operations.map(operation => {
      const { ready, from, took } = operation.state;
      const waited = from - ready;
      return el('li', { 'data-number': operation.number, class: isOnPath.has(operation.number) ? 'critical' : null },
        el('span', { class: 'what', title: visible(operation.id) }, linkTo(operation, choose, middle(operation.id))),
        svg('svg', { viewBox: '0 0 1000 10', preserveAspectRatio: 'none', role: 'img', 'aria-label': `starts after ${duration(from)}, takes ${duration(took)}` },
          waited > 0 ? svg('rect', { class: 'waits', x: ready / end * 1000, y: 4, width: waited / end * 1000, height: 2 }) : null,
          svg('rect', { class: 's-' + operation.state.status, x: from / end * 1000, y: 0, width: Math.max(2, took / end * 1000), height: 10 })),
        el('span', { class: 'seconds' }, duration(took)));
    })));
}

function drawOverview(choose) {
  return [
    card('Critical path', data.critical.length > 0 ? [
      el('p', { class: 'hint' }, timed().length > 0 ? 'Each was the last that the next one waited for, by the time that was measured.' : 'No parallelism can shorten this path.'),
      el('ol', { class: 'path' }, data.critical.map(number => el('li', null, el('span', { class: 'dot t-' + data.operations[number].type }), linkTo(data.operations[number], choose)))),
    ] : el('p', { class: 'none' }, 'Nothing to do.')),
    data.manual.length > 0 ? card('By hand', [
      el('p', { class: 'hint' }, 'Never run by this plan.'),
      el('ul', { class: 'links' }, data.manual.map(operation => el('li', null, el('span', { class: 'dot t-' + operation.type }), linkTo(operation, choose)))),
    ]) : null,
    drawVariables(),
    drawEarly(),
    drawWarnings(),
  ];
}

// Databases that may be changed although a build fails.
function drawEarly() {
  return data.early.length > 0 ? card('May be changed although a build fails', [
    el('p', { class: 'hint' }, 'migrate_after_build: true waits for all builds.'),
    el('ul', { class: 'plain' }, data.early.map(name => el('li', null, plain(name, 'code')))),
  ]) : null;
}

function drawVariables() {
  return data.variables.length > 0 ? card('Required variables', el('ul', { class: 'plain' }, data.variables.map(name => el('li', null, plain(name, 'code'))))) : null;
}

function drawWarnings() {
  return data.warnings.length > 0 ? card('Warnings', el('ul', { class: 'plain warnings' }, data.warnings.map(text => el('li', null, plain(text))))) : null;
}

function card(title, content) {
  return el('section', { class: 'card-section' }, el('h2', null, title), content);
}

function drawList(choose) {
  const has = { state: data.operations.some(operation => operation.state), note: data.operations.some(operation => operation.note), config: data.operations.some(operation => operation.config) };
  const rows = data.operations.slice().sort((a, b) => a.wave - b.wave || a.number - b.number).map(operation => row(operation, String(operation.wave), has, choose));
  const manual = data.manual.map(operation => row(operation, 'by hand', has, choose));
  return el('table', { class: 'list' },
    el('thead', null, el('tr', null, ['Wave', 'Operation', 'Type', has.state ? 'State' : null, has.note ? 'Change' : null, 'On', has.config ? 'Config' : null].map(name => name === null ? null : el('th', { scope: 'col' }, name)))),
    el('tbody', null, rows, manual));
}

function row(operation, wave, has, choose) {
  return el('tr', { 'data-number': operation.number, class: operation.wave === 0 ? 'manual' : null },
    el('td', { class: 'wave' }, wave),
    el('td', { class: 'operation' }, linkTo(operation, choose)),
    el('td', { class: 'type' }, el('span', { class: 'dot t-' + operation.type }), kindOf(operation)),
    has.state ? el('td', { class: 'state-cell' }, operation.state ? el('span', { class: 'pill s-' + operation.state.status.replace(' ', '-') }, operation.state.status) : null, operation.state?.seconds ? el('span', { class: 'seconds' }, operation.state.seconds + ' s') : null) : null,
    has.note ? el('td', null, operation.note ? el('span', { class: 'pill c-' + operation.note.kind }, operation.note.kind) : null) : null,
    el('td', { class: 'on' }, el('bdi', { class: 'code' }, breakable(operation.on))),
    has.config ? el('td', { class: 'config' }, operation.config ? plain(operation.config, 'code') : null) : null);
}

function drawWaves() {
  return el('div', { class: 'whole' },
    el('p', { class: 'hint' }, 'This plan has too many operations for a page; plan.json lists every one. By wave:'),
    el('table', { class: 'list' }, el('thead', null, el('tr', null, el('th', { scope: 'col' }, 'Wave'), el('th', { scope: 'col' }, 'Operations'))),
      el('tbody', null, data.waves.map(wave => el('tr', null, el('td', { class: 'wave' }, String(wave.wave)), el('td', null, wave.counts))))));
}
