// A page that reads itself again shows what a person had chosen: a browser goes back to the address and the controls that the file has.
const keptBefore = takeKept();

function takeKept() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(location.pathname));
    sessionStorage.removeItem(location.pathname);
    return kept;
  } catch {
    // Where a browser keeps nothing for pages, nothing is kept.
    return null;
  }
}

// A link into the page says more than what was chosen before.
const chosenBefore = keptBefore && (location.hash === '' || location.hash === keptBefore.hash) ? keptBefore : null;

if (chosenBefore) {
  Object.assign(filter, chosenBefore.filter, { types: new Set(chosenBefore.filter.types) });
  history.replaceState(null, '', location.pathname + location.search + chosenBefore.hash);
}

if (document.querySelector('meta[http-equiv=refresh]')) {
  addEventListener('pagehide', () => {
    try {
      sessionStorage.setItem(location.pathname, JSON.stringify({ hash: location.hash, top: scrollY, filter: { ...filter, types: [...filter.types] } }));
    } catch {
      // As above.
    }
  });
}
