// Looks at the page as it is shown and gives back what is wrong with it, one sentence each.
() => {
  const faults = [];
  // colours that are on their way to others
  document.getAnimations().forEach(animation => animation.finish());
  const shown = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0;
  const named = e => `<${e.tagName.toLowerCase()}${e.id ? ' id=' + e.id : ''}${e.name ? ' name=' + e.name : ''}> "${(e.innerText || e.value || '').trim().slice(0, 40)}"`;
  const all = selector => [...document.querySelectorAll(selector)].filter(shown);

  const page = document.documentElement;
  if (!page.lang) faults.push('the page does not say its language');
  if (!document.title.trim()) faults.push('the page has no title');
  if (document.querySelectorAll('h1').length !== 1) faults.push('the page has not exactly one h1');
  if (document.querySelectorAll('main').length !== 1) faults.push('the page has not exactly one main');
  if (document.querySelector('script, [style], style')) faults.push('the page has a script or an inline style');
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => faults.push('two elements have the id ' + id));

  if (page.scrollWidth > page.clientWidth) {
    const wide = all('body *').filter(e => e.getBoundingClientRect().right > page.clientWidth + 1).slice(-3).map(named);
    faults.push(`it must be pushed sideways: ${page.scrollWidth} of ${page.clientWidth} px; ${wide.join(', ')}`);
  }

  for (const e of all('input:not([type=hidden]):not([type=submit]), select, textarea')) {
    const words = [...(e.labels || [])].map(l => l.innerText.trim()).join(' ') || e.getAttribute('aria-label')
      || (e.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id)?.innerText).join(' ');
    if (!words || !words.trim()) faults.push('no label: ' + named(e));
  }
  for (const e of all('button, a[href], input[type=submit]')) {
    if (!(e.innerText || e.value || e.getAttribute('aria-label') || e.querySelector('img')?.alt || '').trim()) faults.push('no words: ' + named(e));
  }
  for (const e of all('img')) if (!e.hasAttribute('alt')) faults.push('no alternative text: ' + e.src);

  // WCAG 2.2 §2.5.5: what a finger must meet. Links within a sentence and small boxes with a label are left out.
  for (const e of all('button, input[type=submit], select, textarea, nav a, input:not([type=hidden]):not([type=checkbox]):not([type=radio])')) {
    const box = e.getBoundingClientRect();
    if (box.height < 43.5) faults.push(`only ${Math.round(box.height)} px high: ${named(e)}`);
  }

  // WCAG 2.2 §1.4.3: contrast of text
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const rgba = color => {
    if (!known.has(color)) known.set(color, painted(color));
    return known.get(color);
  };
  const painted = color => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const ground = e => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      layers.push(color);
      if (color[3] === 1) break;
    }
    const dark = getComputedStyle(page).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches;
    return layers.reverse().reduce((under, top) => over(top, under), dark ? [18, 18, 18, 1] : [255, 255, 255, 1]);
  };
  const light = c => [0, 1, 2].map(i => c[i] / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const pale = new Set();
  for (const e of all('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim())) continue;
    if (e.closest('[disabled]')) continue;
    const style = getComputedStyle(e), under = ground(e), top = over(rgba(style.color), under);
    const [high, low] = [light(top), light(under)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5) - 0.01) pale.add(`contrast ${ratio.toFixed(2)}: ${style.color} on ${under.slice(0, 3).map(Math.round)} at ${named(e)}`);
  }
  return faults.concat([...pale].slice(0, 5));
}
