// What a test looks at on a page, as functions of `look`. Each returns a list of what is wrong.
window.look = (() => {
  const name = e => {
    const words = (e.getAttribute('aria-label') || e.innerText || e.value || '').trim().replace(/\s+/g, ' ').slice(0, 40);
    return `<${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}${e.className && e.className.baseVal === undefined ? '.' + e.className : ''}> ${words}`;
  };
  const shown = e => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const sheet = new CSSStyleSheet();
  const wear = css => { sheet.replaceSync(css); document.adoptedStyleSheets = css ? [sheet] : []; };
  const all = selector => [...document.querySelectorAll(selector)];
  const over = () => {
    const root = document.documentElement;
    const beyond = root.scrollWidth - root.clientWidth;
    if (beyond <= 0) return [];
    const wide = all('body *').filter(e => {
      const r = e.getBoundingClientRect();
      return (r.right > root.clientWidth + 1 || r.left < -1) && !e.closest('.scroll') && !e.closest('.hidden') && shown(e);
    });
    return [`${beyond} px too wide: ${wide.slice(-3).map(name).join(' | ')}`];
  };
  // text that its own box cuts off; what scrolls by itself and what only screen readers hear is no loss
  const cut = () => all('body *').filter(e => {
    const style = getComputedStyle(e);
    if (!/hidden|clip/.test(style.overflowX + style.overflowY) || e.closest('svg, option') || !shown(e)) return false;
    if (style.clipPath !== 'none') return false;
    if (/^(input|select|textarea)$/i.test(e.tagName)) return false;
    return e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
  }).map(e => `cut off: ${name(e)}`);
  const focusable = () => {
    const groups = new Set();
    return all('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]').filter(e => {
      if (!shown(e) || e.disabled || e.tabIndex < 0) return false;
      if (e.type !== 'radio') return true;
      const group = `${e.form && e.form.action} ${e.name}`;
      if (groups.has(group)) return false;
      groups.add(group);
      return true;
    });
  };

  return {
    // 1.2, 2.1.4, 2.2.2, 2.5.1 to 2.5.7, 3.2.1, 3.2.2: what is on no page at all, so that nothing of it can go wrong
    never: () => [
      // a browser offers passkeys by script only: the page that uses one has our one file
      ['script', `script${document.querySelector('form[data-passkey]') ? ':not([src^="/static/passkey."])' : ''}, [onclick], [onchange], [onmousedown], [onfocus], [onload], [onsubmit]`],
      ['inline style', '[style], main style'],
      ['media', 'audio, video, object, embed, iframe, canvas, marquee, blink'],
      ['moving by itself', 'meta[http-equiv=refresh], animate, animateTransform'],
      ['shortcut', '[accesskey]'], ['words in a tooltip', '[title]:not(abbr, svg *)'], ['dragging', '[draggable=true]'],
      ['order of its own', '[tabindex]:not([tabindex="0"], [tabindex="-1"])'],
      ['another window', '[target]:not(.beside)'], ['D3.1 the browser checks', '[required], form:not([novalidate])'],
      ['a picture, perhaps of words', 'main img, main picture, img:not([alt])'], ['placeholder', '[placeholder]'],
    ].flatMap(([what, selector]) => all(selector).map(e => `${what}: ${name(e)}`)),

    // B10, 1.3.1, 2.4.2, 2.4.6, 3.1.1: title, heading, language, the order of the frame (D.1)
    frame: () => {
      const wrong = all('.notice:not([role=status])').map(e => `4.1.3 nobody hears it: ${name(e)}`);
      if (document.title.trim().length < 8) wrong.push(`title: ${document.title}`);
      if (all('h1').length !== 1) wrong.push(`${all('h1').length} first headings`);
      if (all('main').length !== 1) wrong.push('main');
      const wordless = document.body.innerText.match(/\[[a-z]+(-[a-z0-9]+)+\]/);
      if (wordless) wrong.push(`words are missing: ${wordless[0]}`);
      const root = document.documentElement;
      if (!root.lang || !/^(ltr|rtl)$/.test(root.dir)) wrong.push('language or direction');
      const order = ['.skip', 'header.head', 'main', 'footer.foot'].map(s => document.querySelector(s));
      if (order.some(e => !e)) return [...wrong, 'a part of the frame is missing'];
      order.reduce((a, b) => { if (!(a.compareDocumentPosition(b) & 4)) wrong.push('order of the frame'); return b; });
      // the console has no contact's pages below it
      if (location.pathname.startsWith('/admin')) return wrong;
      const footer = all('.foot-list a').map(a => a.getAttribute('href').split('?')[0]);
      // 3.2.3, 3.2.6: the same ways in the same order on every page, help among them
      if (!/\/privacy\b.*\/cookies.*\/accessibility.*\/security.*\/contact/.test(footer.join(' '))) wrong.push(`footer: ${footer}`);
      return wrong;
    },

    // D3.3 to D3.6, 3.3.1: an error stands in title, summary, field and description, in the same words
    errors: () => {
      const summary = document.querySelector('.summary');
      if (!summary) return all('[aria-invalid], .error').map(e => `an error without a summary: ${name(e)}`);
      const wrong = [];
      if (!/^(Error|Fehler|خطأ)/.test(document.title)) wrong.push(`title of an error: ${document.title}`);
      if (document.activeElement !== summary) wrong.push(`focus at ${name(document.activeElement)}`);
      if (!(summary.compareDocumentPosition(document.querySelector('h1')) & 4)) wrong.push('summary after the heading');
      if (summary.getAttribute('role') !== 'alert') wrong.push('summary without role');
      for (const link of summary.querySelectorAll('a')) {
        const id = link.getAttribute('href').slice(1);
        const field = document.getElementById(id);
        if (!field || !/^(INPUT|SELECT|TEXTAREA)$/.test(field.tagName)) { wrong.push(`no field ${id}`); continue; }
        const error = document.getElementById(`${id}-error`);
        if (!error) { wrong.push(`no error beside ${id}`); continue; }
        if (!error.textContent.includes(link.textContent.trim())) wrong.push(`other words beside ${id}`);
        // one of several choices is described and marked by the group it is in
        const told = [field, field.closest('fieldset')].filter(Boolean);
        if (!told.some(t => (t.getAttribute('aria-describedby') || '').split(' ').includes(error.id))) wrong.push(`${id} is not described`);
        if (!told.some(t => t.getAttribute('aria-invalid') === 'true')) wrong.push(`${id} is not marked`);
        if (!(error.compareDocumentPosition(field) & 4)) wrong.push(`the error of ${id} comes after it`);
      }
      if (summary.querySelectorAll('a').length === 0) wrong.push('a summary that leads nowhere');
      return wrong;
    },

    // 2.4.4: two links of one name that lead to different places
    links: () => {
      const seen = new Map(), wrong = [];
      for (const a of all('a[href]')) {
        // the row or the part it stands in says what it is about
        const near = a.closest('tr, .case, .card, section');
        const head = near && near.querySelector('th, h2, h3');
        const words = [a.textContent, head && head.textContent.trim() !== a.textContent.trim() && head.textContent].filter(Boolean).join(' / ').trim().replace(/\s+/g, ' ');
        if (!words) wrong.push(`a link without words: ${a.href}`);
        if (seen.has(words) && seen.get(words) !== a.href) wrong.push(`"${words}" leads to ${seen.get(words)} and to ${a.href}`);
        seen.set(words, a.href);
      }
      return wrong;
    },

    // 2.5.8, stricter than axe: what stands alone is at least 24 px in both directions
    targets: () => all('a[href], button, input:not([type=hidden]), select, textarea, summary').filter(e => {
      if (!shown(e) || e.closest('.skip') || e.tabIndex < 0) return false;
      if (e.tagName === 'A' && getComputedStyle(e).display === 'inline') return false;
      const label = e.id && document.querySelector(`label[for="${CSS.escape(e.id)}"]`);
      const boxes = [e, label].filter(Boolean).map(b => b.getBoundingClientRect());
      return boxes.every(r => r.height < 23.9 || r.width < 23.9);
    }).map(e => `smaller than 24 px: ${name(e)}`),

    // 1.3.2: what is seen first is read first
    order: () => all('body *').filter(e => {
      const style = getComputedStyle(e);
      return style.order !== '0' || /reverse/.test(style.flexDirection) || parseInt(e.getAttribute('tabindex')) > 0;
    }).map(e => `another order than the source's: ${name(e)}`),

    // 1.4.11: where a field or a button begins and ends
    edges: () => {
      const parts = colour => { const n = colour.match(/[\d.]+/g).map(Number); return n.length > 3 && n[3] === 0 ? null : n; };
      const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
      const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
      const ground = e => { for (let at = e.parentElement; at; at = at.parentElement) { const c = parts(getComputedStyle(at).backgroundColor); if (c) return c; } return [255, 255, 255]; };
      return all('.input, .button').filter(e => {
        if (!shown(e)) return false;
        const style = getComputedStyle(e);
        return ratio(parts(style.borderBlockStartColor) || parts(style.backgroundColor) || ground(e), ground(e)) < 3;
      }).map(e => `its edge cannot be seen: ${name(e)}`);
    },
    // E3.3: more contrast for those who want it
    contrast: () => {
      const text = getComputedStyle(document.body).color;
      return [...all('.hint, .caption').filter(shown).filter(e => getComputedStyle(e).color !== text),
        ...all('.input, .button').filter(shown).filter(e => parseFloat(getComputedStyle(e).borderBlockStartWidth) < 3)].map(e => `no more contrast: ${name(e)}`);
    },

    // E3.2: nothing moves for those who want no motion
    motion: () => all('*').filter(e => {
      const style = getComputedStyle(e);
      // what appears without a way there is no movement
      return /[1-9]/.test(style.transitionDuration) || (style.animationName !== 'none' && /[1-9]/.test(style.animationDuration));
    }).map(e => `moves: ${name(e)}`),

    // 1.4.10, 1.4.12, 1.4.4 and right to left, on the present width
    fits: () => {
      const wrong = over();
      wear('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }');
      wrong.push(...[...over(), ...cut()].map(w => `with the reader's own spacing: ${w}`));
      wear('');
      document.documentElement.dir = document.documentElement.dir === 'rtl' ? 'ltr' : 'rtl';
      wrong.push(...over().map(w => `in the other direction: ${w}`));
      document.documentElement.dir = document.documentElement.dir === 'rtl' ? 'ltr' : 'rtl';
      return wrong;
    },
    // F8: texts that are two fifths longer, as German and Polish are
    longer: () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
      // what is no sentence is as long in every language
      const isWords = node => node.data.trim() && !node.parentElement.closest('.reference, .code, pre, style');
      while (walker.nextNode()) if (isWords(walker.currentNode)) texts.push([walker.currentNode, walker.currentNode.data]);
      for (const [node, text] of texts) node.data = text + ' ' + text.trim().slice(0, Math.ceil(text.trim().length * 0.4));
      const wrong = [...over(), ...cut()].map(w => `with texts two fifths longer: ${w}`);
      for (const [node, text] of texts) node.data = text;
      return wrong;
    },
    // 1.4.4: twice the size on half a screen
    large: () => {
      wear(':root { font-size: 200% !important; }');
      const wrong = [...over(), ...cut()].map(w => `at twice the size: ${w}`);
      wear('');
      return wrong;
    },

    // E3.5: no navigation, no button; black on white; where outside links lead
    print: () => {
      const wrong = all('nav, button, .skip, .back, .acts, .languages, main .button').filter(shown).map(e => `printed: ${name(e)}`);
      const ground = getComputedStyle(document.body);
      if (ground.backgroundColor !== 'rgb(255, 255, 255)' || ground.color !== 'rgb(0, 0, 0)') wrong.push(`printed in ${ground.color} on ${ground.backgroundColor}`);
      const main = document.querySelector('main');
      if (main.getBoundingClientRect().width < innerWidth / 2) wrong.push(`printed in a column of ${main.getBoundingClientRect().width} px`);
      for (const e of all('main h1, main p, main td, main dd, main li, main a').filter(shown)) {
        const colour = getComputedStyle(e).color;
        if (colour !== 'rgb(0, 0, 0)') { wrong.push(`printed in ${colour}: ${name(e)}`); break; }
      }
      for (const a of all('main a[href^=http]').filter(shown)) {
        if (!getComputedStyle(a, '::after').content.includes(a.getAttribute('href'))) wrong.push(`printed without its address: ${name(a)}`);
      }
      return wrong;
    },

    // S0.5: from nowhere else
    foreign: () => performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin)).map(n => `from elsewhere: ${n}`),

    // 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11: how many Tabs; then what each of them met
    tabs: () => {
      window.met = [];
      const at = document.activeElement;
      const rest = focusable().filter(e => at === document.body || (at.compareDocumentPosition(e) & 4));
      window.rest = rest;
      const plain = new Map(rest.map(e => { const s = getComputedStyle(e); return [e, s.outlineStyle + s.outlineWidth + s.boxShadow]; }));
      const isSeen = e => {
        const style = getComputedStyle(e);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.boxShadow !== 'none' && plain.get(e) !== style.outlineStyle + style.outlineWidth + style.boxShadow;
      };
      document.addEventListener('focusin', event => {
        const e = event.target;
        if (window.met.some(m => m.e === e)) return;
        window.met.push({ e, seen: isSeen(e), covered: null });
      }, true);
      // the key is released after the page has scrolled to what has the focus
      document.addEventListener('keyup', () => {
        const e = document.activeElement, one = window.met.find(m => m.e === e);
        if (!one || one.covered !== null) return;
        // the browser may decide a moment after the focus came that it was the keyboard that brought it
        one.seen ||= isSeen(e);
        const r = e.getClientRects()[0];
        if (!r) { one.covered = 'nowhere'; return; }
        // what is larger than the window is seen where it begins or ends
        const [top, bottom] = [Math.max(r.top, 0), Math.min(r.bottom, innerHeight)];
        const [left, right] = [Math.max(r.left, 0), Math.min(r.right, innerWidth)];
        const middle = (top + bottom) / 2;
        const points = [[(left + right) / 2, middle], [left + 2, middle], [right - 2, middle]];
        const met = points.map(([x, y]) => document.elementFromPoint(x, y));
        one.covered = met.some(t => t && (t === e || e.contains(t) || t.contains(e))) ? '' : met[0] ? name(met[0]) : 'outside the window';
      }, true);
      // a field of dates takes a Tab for each of its parts
      return rest.length + 4 * rest.filter(e => /date|time|month|week/.test(e.type)).length;
    },
    tabbed: () => {
      document.activeElement.blur();
      const wrong = [], met = window.met;
      const order = met.map(m => m.e).filter(e => window.rest.includes(e));
      order.slice(1).forEach((e, i) => { if (!(order[i].compareDocumentPosition(e) & 4)) wrong.push(`Tab goes back from ${name(order[i])} to ${name(e)}`); });
      const missed = window.rest.filter(e => !order.includes(e) && e.type !== 'radio');
      if (met.length === 0) wrong.push('Tab does nothing');
      if (missed.length) wrong.push(`Tab does not reach ${missed.length}: ${missed.slice(0, 3).map(name).join(' | ')}`);
      for (const m of met) {
        if (!m.seen && m.e !== document.body) wrong.push(`focus cannot be seen: ${name(m.e)}`);
        if (m.covered) wrong.push(`focus is covered by ${m.covered}: ${name(m.e)}`);
      }
      if (met.some(m => m.covered === null && m.e !== document.body)) wrong.push('focus was not looked at');
      return wrong;
    },
  };
})();
