// Runs before the first paint, so that a chosen theme does not flash. The console writes the same keys when the choice changes.
try {
  const forced = new URLSearchParams(location.search).get('theme')
  const theme = forced || localStorage.getItem('pavise.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const density = localStorage.getItem('pavise.density')
  if (density) document.documentElement.dataset.density = density
} catch {}
