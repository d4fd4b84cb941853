// The office's one script: keys, drafts, uploads, live panels. Every hook is a data-* attribute; without this file all pages still work.
(() => {
  const doc = document;
  const all = (selector, root = doc) => Array.from(root.querySelectorAll(selector));
  const one = (selector, root = doc) => root.querySelector(selector);
  /** '' in production; in a training class every address begins with the class's own. */
  const doorPath = () => (one('.brand')?.getAttribute('href') ?? '/work').replace(/\/work$/, '');
  const on = (root, type, run) => root.addEventListener(type, run);
  doc.documentElement.classList.add('js');

  // ---- small tools
  const make = (tag, props, ...children) => {
    const el = Object.assign(doc.createElement(tag), props);
    el.append(...children);
    return el;
  };
  const icon = (name, cls = '') => {
    const box = doc.createElement('template');
    box.innerHTML = `<svg class="i ${cls}" aria-hidden="true" focusable="false"><use href="/static/icons.svg#i-${name}"/></svg>`;
    return box.content.firstChild;
  };
  // A form is itself: whatever its controls are called, none of them is asked for in its place.
  const formOf = (el) => (el instanceof HTMLFormElement ? el : el.form || el.closest('form'));
  const token = (el) => {
    const form = formOf(el);
    const field = form ? one('input[name="_csrf"]', form) : null;
    return field ? field.value : doc.body.dataset.csrf || '';
  };
  // The text fields of a form as urlencoded; files never travel this way, and the token has a header of its own.
  // A name, or the beginning of names: "senders.*".
  const fits = (name, one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one);
  const encode = (form, only) => {
    const out = new URLSearchParams();
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && name !== '_csrf' && (!only || only.some((one) => fits(name, one))))
        out.append(name, value);
    return out.toString();
  };
  const parse = (text) => {
    try {
      return JSON.parse(text) || {};
    } catch {
      return {};
    }
  };
  // Whether somebody else is signed in by now, or the same officer for another unit: then this page sends nothing, its words are not theirs.
  let isForeign = false;
  // Whose page this is, as its own header says it.
  const { holderName, holderUnit, holderTitle } = doc.body.dataset;
  const foreign = `Trang này mở bằng tài khoản ${holderName}, ở ${holderUnit}${holderTitle ? ` (${holderTitle})` : ''}. Đang đăng nhập bằng tài khoản khác, hoặc ở đơn vị, phân công khác, nên trang này không lưu, không gửi gì. Chữ đã gõ vẫn còn.`;
  // After a sign-in in another tab this page still holds the old session's token. It asks for the new one, which is given
  // only to the officer the page was made for.
  const renew = async () => {
    const holder = doc.body.dataset.holder;
    if (!holder) return '';
    const res = await fetch(`${doorPath()}/session/token?holder=${encodeURIComponent(holder)}`, {
      credentials: 'same-origin',
      redirect: 'manual',
    });
    isForeign = res.status === 409;
    if (isForeign || res.type === 'opaqueredirect') ended();
    const { csrf, endsInSeconds } = res.ok ? parse(await res.text()) : {};
    if (!csrf) return '';
    doc.body.dataset.csrf = csrf;
    for (const field of all('input[name="_csrf"]')) field.value = csrf;
    extend(endsInSeconds);
    return csrf;
  };
  const post = async (url, body, csrf, keepalive = false) => {
    const send = (key) =>
      fetch(url, {
        method: 'POST',
        credentials: 'same-origin',
        redirect: 'manual',
        keepalive,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-CSRF-Token': key },
        body,
      });
    const res = await send(csrf);
    if (res.status !== 401 && res.status !== 403) return res;
    const fresh = await renew();
    return fresh && fresh !== csrf ? send(fresh) : res;
  };
  // What the server said about a refusal, in words for the officer.
  const reason = (status, type, text) => {
    const plain = /^text\/plain/.test(type) && text.length < 300 ? text.trim() : '';
    const said = parse(text).message || plain;
    if (said) return said.replace(/[.\s]+$/, '');
    if (status === 0 || status === 401) return 'phiên làm việc đã kết thúc';
    if (status === 413) return 'nội dung quá lớn';
    return status >= 500 ? 'máy chủ đang bận' : 'máy chủ chưa nhận';
  };
  const typing = (el) => el.matches('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');

  // ---- session: a warning five minutes before the end
  const session = one('[data-session-ends]');
  const sessionWords = session && one('[data-session-text]', session);
  const stay = session && one('[data-session-stay]', session);
  const warning = sessionWords?.textContent;
  const over = 'Phiên làm việc đã kết thúc. Chữ đã gõ vẫn còn trên trang này.';
  // What is to be done, said once: beside the buttons where something waits to be saved there, else in the bar.
  const wayBack = (then) => {
    const link = make('a', {
      href: `${doorPath()}/sign-in?next=/session/back`,
      target: '_blank',
      rel: 'noopener',
      textContent: 'Đăng nhập ở thẻ khác',
    });
    return [link, `${isForeign ? ' bằng đúng tài khoản, đơn vị, phân công ấy' : ''} rồi quay lại đây${then}.`];
  };
  // The page knows that its session is over. Each time the officer comes back to it it asks once who is signed in now.
  let isOver = false;
  // What stands in the bar above the page; the button only while there is a session to go on with.
  const sayOfSession = (...parts) => {
    if (!session) return;
    const words = make('p', {}, ...parts);
    if (!session.hidden && sessionWords.textContent === words.textContent) return;
    sessionWords.replaceChildren(...words.childNodes);
    stay.hidden = parts[0] !== warning;
    // Nothing is amber once he is back.
    session.classList.toggle('note-amber', isOver || !stay.hidden);
    session.classList.toggle('note-green', !isOver && stay.hidden);
    one('use', session).setAttribute(
      'href',
      `/static/icons.svg#i-${isOver || !stay.hidden ? 'clock-exclamation' : 'circle-check'}`,
    );
    session.hidden = false;
  };
  let endsAt = session ? Date.now() + Number(session.dataset.sessionEnds) * 1000 : 0;
  // Whoever learns first that the session is back, a panel or a saving tried again: what waits here is saved at once.
  const back = () => {
    isOver = false;
    const waiting = Array.from(drafts.values()).filter((draft) => draft.waits());
    sayOfSession(waiting.length > 0 ? 'Đã đăng nhập lại, đang lưu phần đã gõ…' : 'Đã đăng nhập lại; bấm Lưu để gửi.');
    for (const draft of waiting) draft.comeBack();
  };
  const extend = (seconds) => {
    if (!session || !(seconds > 0)) return;
    endsAt = Date.now() + seconds * 1000;
    session.hidden = true;
    if (isOver) back();
  };
  const ended = () => {
    isOver = true;
    const waiting = Array.from(drafts.values()).filter((draft) => draft.waits());
    for (const draft of waiting) draft.sayLost();
    sayOfSession(isForeign ? foreign : over, ...(waiting.length > 0 ? [] : [' ', ...wayBack('')]));
  };
  let asking = false;
  const askWho = async () => {
    if (!isOver || doc.hidden || asking) return;
    asking = true;
    const fresh = await renew().catch(() => '');
    asking = false;
    if (!fresh) ended();
  };
  on(doc, 'visibilitychange', askWho);
  on(window, 'focus', askWho);
  if (session && Number(session.dataset.sessionEnds) > 0) {
    setInterval(() => {
      const left = endsAt - Date.now();
      if (left > 300000 || isOver) return;
      if (left <= 0) ended();
      else sayOfSession(warning);
    }, 10000);
    on(stay, 'click', async () => {
      try {
        const res = await post(session.dataset.sessionPing, '', token(session));
        if (res.ok) extend(parse(await res.text()).endsInSeconds || Number(session.dataset.sessionEnds));
        else ended();
      } catch {
        sessionWords.textContent = 'Mất kết nối. Kiểm tra mạng rồi chọn lại Tiếp tục làm việc.';
      }
    });
  }

  // ---- drafts: 5 s after the last key, on leaving a field, on hiding the page; tried again until saved
  // Each opening of a page writes under a number of its own, kept for this tab only: what the page before it saved on its
  // way out is known as the officer's own, and no other window is blamed for it.
  const store = (name, value) => {
    try {
      if (value === undefined) return sessionStorage.getItem(name) || '';
      sessionStorage.setItem(name, value);
    } catch {}
    return '';
  };
  const writer = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const writers = [...store('draft-writers').split(' ').slice(-5), writer].filter(Boolean);
  store('draft-writers', writers.join(' '));
  const cameBack = Date.now() - Number(store('draft-left')) < 30000;
  const plain = (value) =>
    []
      .concat(value ?? [])
      .join('\n')
      .replace(/\r\n?/g, '\n')
      .normalize('NFC')
      .trim();
  // Field by field what stands in a form, as plain text.
  const wordsOf = (form) => {
    const out = {};
    for (const [name, value] of new URLSearchParams(encode(form))) out[name] = [...(out[name] || []), value];
    return out;
  };
  const fieldsOf = (form, name) => all(`[name="${CSS.escape(name)}"]`, form).filter((el) => el.type !== 'hidden');
  const labelOf = (el) =>
    (el.labels?.[0] || one('legend', el.closest('fieldset') || doc))?.firstChild?.textContent.trim() || el.name;
  const put = (form, name, value) => {
    const values = [].concat(value ?? []);
    for (const el of fieldsOf(form, name)) {
      if (/radio|checkbox/.test(el.type)) el.checked = values.includes(el.value);
      else el.value = values[0] ?? '';
    }
    form.dispatchEvent(new Event('input', { bubbles: true }));
    showWhen();
  };

  const backWords = 'Đã đăng nhập lại.';
  // The state of what cannot be saved or sent now; why stands in the bar, what to do beside the buttons.
  const awaits = 'chờ đăng nhập lại';

  const drafts = new Map();
  const startDraft = (form) => {
    const status = one('[data-draft-status]', form);
    const voice = one('[data-draft-say]', form);
    const version = one('input[name="_version"]', form);
    const draft = { dirty: false, leaving: false, saving: null, offline: false, signedOut: false };
    let saved = one('#error-summary') ? '' : encode(form);
    // What this page and the server last agreed on.
    let base = wordsOf(form);
    let timer = 0;
    let wait = 10;
    let turn = 0;
    let busy = false;
    let stopped = false;
    let spoken = 0;
    let box = null;
    // Its note says that the session is over.
    let isLost = false;
    // Signed in again: the bar says of the next saving what became of it.
    let isBack = false;
    draft.waits = () => isLost || (draft.dirty && !stopped && !draft.leaving);
    draft.comeBack = () => {
      isBack = true;
      hush();
      draft.saveNow();
    };
    const show = (state, words, loud) => {
      if (status) {
        const text = one('[data-draft-text]', status) || status;
        const use = one('use', status);
        status.dataset.state = state;
        text.textContent = words;
        if (use) use.setAttribute('href', `/static/icons.svg#i-${state === 'failed' ? 'alert-triangle' : 'cloud-check'}`);
      }
      if (voice && (loud || (state === 'saved' && Date.now() - spoken > 60000))) {
        spoken = Date.now();
        voice.textContent = words;
      }
    };
    const later = (seconds) => {
      clearTimeout(timer);
      timer = setTimeout(draft.save, seconds * 1000);
    };
    const failed = (why, again) => {
      show('failed', `Chưa lưu được: ${why}${again && !isLost ? ', sẽ thử lại' : ''}`, wait === 10);
      stopped = !again;
      if (again) later(wait);
      wait = Math.min(wait * 2, 60);
    };
    // One note at a time, in the bar that is always in sight, beside the buttons it is about.
    const tell = (...parts) => {
      if (box) box.remove();
      box = make('div', { className: 'note note-amber draft-clash', role: 'alert' }, make('div', {}, ...parts));
      const bar = one('.actionbar', form);
      if (bar) bar.prepend(box);
      else form.append(box);
    };
    const hush = () => {
      if (box) box.remove();
      box = null;
      isLost = false;
    };
    // The words of the other saving come into fields untouched here; where both have words, both are shown.
    const merge = (other, isOwn) => {
      const here = wordsOf(form);
      const clashes = [];
      for (const name of new Set([...Object.keys(here), ...Object.keys(other)])) {
        const fields = fieldsOf(form, name);
        const [now, was, there] = [here[name], base[name], other[name]].map(plain);
        if (name.startsWith('_') || now === there || fields.length === 0) continue;
        if (isOwn && now === was) put(form, name, other[name]);
        else if (!isOwn || there !== was) clashes.push([name, labelOf(fields[0]), there]);
      }
      return clashes;
    };
    const overtaken = (answer) => {
      const isOwn = writers.includes(String(answer.writer || '').split('.')[0]);
      const clashes = merge(answer.values, isOwn);
      const over = (words) => make('button', { type: 'button', className: 'btn btn-line btn-sm', textContent: words });
      if (isOwn && version) version.value = answer.version;
      if (isOwn && clashes.length === 0) {
        saved = '';
        base = { ...base, ...answer.values };
        return later(1);
      }
      show('failed', `Chưa lưu được: bản nháp đã được lưu ở một cửa sổ khác lúc ${answer.savedAt}`, true);
      stopped = true;
      isLost = false;
      const button = over('Lưu đè bản này');
      button.onclick = () => {
        if (version) version.value = answer.version;
        hush();
        draft.saveNow();
      };
      const rows = clashes.map(([name, label, there]) => {
        const take = over('Lấy chữ này');
        take.onclick = () => put(form, name, answer.values[name]);
        const words = fieldsOf(form, name).some((el) => /radio|checkbox|select/.test(el.type)) ? '' : there;
        return make(
          'li',
          {},
          make('strong', { textContent: `${label}: ` }),
          words || (there ? 'lựa chọn khác ' : 'để trống '),
          ' ',
          take,
        );
      });
      tell(
        make('p', {
          textContent: `Bản nháp này đã được lưu ở một cửa sổ khác lúc ${answer.savedAt}. Chữ trên trang này vẫn còn. Những mục ở bản kia viết khác:`,
        }),
        make('ul', {}, ...rows),
        button,
      );
    };
    draft.sayLost = () => {
      const words = make('p', {}, ...wayBack(', phần đã gõ được lưu ngay'));
      if (!isLost || box?.textContent !== words.textContent) tell(words);
      isLost = true;
      show('failed', `Chưa lưu được: ${awaits}`, false);
    };
    const lost = (parks) => {
      draft.signedOut = !parks;
      isLost = true;
      isBack = false;
      ended();
    };
    const send = async (again) => {
      const body = encode(form);
      if (busy || stopped || draft.leaving || (body === saved && again !== true)) return;
      busy = true;
      clearTimeout(timer);
      show('saving', 'Đang lưu…', false);
      turn += 1;
      const words = wordsOf(form);
      const signed = `${body}&_writer=${writer}.${turn}`;
      const key = token(form);
      let res = null;
      let text = '';
      try {
        // Nothing else stands in here: only a request that never arrived is a broken line.
        res = await post(form.dataset.draft, signed, key, signed.length < 60000);
        text = await res.text();
      } catch {
        draft.offline = true;
        failed('mất kết nối', true);
        if (isBack) sayOfSession(backWords);
        busy = false;
        return;
      }
      draft.offline = false;
      const answer = parse(text);
      if (res.ok) {
        const clock = new Date(res.headers.get('Date') || Date.now());
        const time =
          answer.savedAt ||
          clock.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });
        saved = body;
        base = words;
        if (version && answer.version) {
          version.value = answer.version;
          if (encode(form) !== body) saved = body.replace(/(^|&)_version=[^&]*/, `$1_version=${answer.version}`);
        }
        wait = 10;
        draft.signedOut = false;
        hush();
        extend(answer.endsInSeconds);
        draft.dirty = encode(form) !== saved;
        show('saved', `Đã lưu nháp lúc ${time}`, false);
        if (draft.dirty) later(isBack ? 0 : 5);
        else if (isBack) {
          isBack = false;
          sayOfSession(`Đã đăng nhập lại, phần đã gõ đã lưu lúc ${time}.`);
        }
      } else if (res.status === 401 || answer.stale) {
        lost(answer.parks);
        failed(awaits, true);
      } else {
        if (isBack) sayOfSession(backWords);
        if (res.status === 409 && answer.values) overtaken(answer);
        else failed(reason(res.status, res.headers.get('Content-Type') || '', text), res.status !== 409 && res.status !== 422);
      }
      busy = false;
    };
    draft.save = async (again) => {
      if (busy) return;
      draft.saving = send(again);
      await draft.saving;
      draft.saving = null;
    };
    draft.keepHere = () => {
      const isShut = isForeign || draft.signedOut;
      show('failed', `Chưa gửi được: ${isShut ? awaits : 'mất kết nối. Chữ vẫn còn trên trang này, có mạng thì gửi lại'}`, true);
    };
    // What is sent says which opening of the page it comes from: a draft this very page saved is no other window's.
    const signature = make('input', { type: 'hidden', name: '_writer' });
    draft.sign = () => {
      signature.value = `${writer}.${turn}`;
      form.append(signature);
    };
    draft.unsign = () => signature.remove();
    draft.saveNow = () => {
      stopped = false;
      spoken = 0;
      draft.save(true);
    };
    // On the way out nothing waits for an answer: the words go, even behind a saving still under way.
    const leave = () => {
      if (!draft.dirty || draft.leaving || stopped) return;
      store('draft-left', String(Date.now()));
      if (!busy) return void draft.save();
      turn += 1;
      const signed = `${encode(form)}&_writer=${writer}.${turn}`;
      post(form.dataset.draft, signed, token(form), signed.length < 60000).catch(() => {});
    };
    // The page before this one may still have been saving when this one was drawn.
    const lookBack = async () => {
      const res = await fetch(form.dataset.draft, { credentials: 'same-origin', redirect: 'manual' }).catch(() => null);
      const answer = res?.ok ? parse(await res.text()) : {};
      const isNewer = Number(answer.version || 0) > Number(version?.value || 0);
      if (isNewer && writers.includes(String(answer.writer || '').split('.')[0]) && !busy) overtaken(answer);
    };
    if (version && cameBack) for (const wait of [400, 2500, 6000, 15_000, 40_000]) setTimeout(lookBack, wait);
    on(window, 'pageshow', (event) => event.persisted && version && setTimeout(lookBack, 400));
    on(form, 'input', () => {
      draft.dirty = encode(form) !== saved;
      // From the first word on the address is that of this draft: loading it again, or coming back to it, opens the same one.
      if (draft.dirty && form.dataset.draftPage) window.history.replaceState(window.history.state, '', form.dataset.draftPage);
      if (!box || draft.signedOut) stopped = false;
      if (draft.dirty) later(5);
    });
    // After the document's own focusout handlers have tidied the field.
    // Whoever leaves a field for a button is about to send the form itself.
    on(form, 'focusout', (event) => {
      const toButton = event.relatedTarget?.type === 'submit' && event.relatedTarget.form === form;
      if (!toButton) setTimeout(() => draft.dirty && draft.save());
    });
    on(doc, 'visibilitychange', () => doc.hidden && leave());
    on(window, 'online', () => draft.dirty && draft.save());
    if (saved === '') {
      draft.dirty = true;
      later(5);
    }
    drafts.set(form, draft);
  };
  // Where a form's own fields say it, the form itself need not.
  for (const el of all('input[data-draft-at]')) if (el.form) el.form.dataset.draft = el.dataset.draftAt;
  all('form[data-draft]').forEach(startDraft);

  // ---- sending: one press is one sending
  let uploading = 0;
  const locked = new Map();
  const unlock = (form) => {
    for (const [button, nodes] of locked.get(form) || []) {
      button.disabled = false;
      if (nodes) button.replaceChildren(...nodes);
    }
    locked.delete(form);
    const draft = drafts.get(form);
    if (!draft) return;
    draft.leaving = false;
    draft.unsign();
  };
  // What was chosen goes along in words: a page that refuses has the codes only, and no list to read them from.
  const wordsIn = (el) => {
    const copy = el?.cloneNode(true);
    for (const aside of copy ? all('.form-text, .opt, .no, .err, .form-control, .form-select', copy) : []) aside.remove();
    return copy ? copy.textContent.replace(/\s+/g, ' ').trim() : '';
  };
  const legendOf = (el) => {
    const group = el.closest('fieldset');
    return wordsIn(group && one('legend', group));
  };
  const chosenIn = (form) =>
    Array.from(form.elements).flatMap((el) => {
      if (!el.name || el.name.startsWith('_') || el.disabled) return [];
      const label = wordsIn(el.labels?.[0]);
      if (el.type === 'select-one' || el.type === 'select-multiple')
        return Array.from(el.selectedOptions)
          .filter((option) => option.value !== '')
          .map((option) => [el.name, option.value, label || el.getAttribute('aria-label') || '', wordsIn(option)]);
      if (el.type === 'radio' || el.type === 'checkbox')
        return el.checked
          ? [[el.name, el.value, legendOf(el), label || el.getAttribute('aria-label') || '']]
          : el.type === 'checkbox' && el.defaultChecked
            ? [[el.name, '', legendOf(el), label || el.getAttribute('aria-label') || '']]
            : [];
      return [];
    });
  const sayChosen = (form) => {
    const chosen = chosenIn(form);
    const old = one('input[name="_chosen"]', form);
    if (chosen.length === 0) return old?.remove();
    const field = old || form.appendChild(make('input', { type: 'hidden', name: '_chosen' }));
    field.value = JSON.stringify(chosen);
  };
  on(doc, 'submit', (event) => {
    const form = event.target;
    const pressed = event.submitter;
    if (event.defaultPrevented || form.getAttribute('method') !== 'post' || form.getAttribute('target') === '_blank') return;
    if (locked.has(form)) return event.preventDefault();
    if (isForeign) {
      event.preventDefault();
      ended();
      return drafts.get(form)?.keepHere();
    }
    if (uploading > 0 && one('input[data-upload-url]', form)) {
      event.preventDefault();
      return window.alert(`Đang tải lên ${uploading} tệp. Chờ tải xong rồi gửi.`);
    }
    // The draft arrives first: the page that comes back must know the version it made, and words that reach no server
    // stay on this page instead of giving way to the browser's own error page.
    const draft = drafts.get(form);
    if (draft?.waiting) return event.preventDefault();
    if (draft && !draft.ready && (draft.saving || draft.dirty)) {
      event.preventDefault();
      draft.waiting = true;
      const kept = Promise.resolve(draft.saving).then(() => draft.dirty && draft.save());
      // A turn later: while this event is still under way the browser takes no other sending of the form.
      const answered = Promise.race([kept, new Promise((done) => setTimeout(done, 8000))]);
      answered
        .then(() => new Promise((done) => setTimeout(done)))
        .then(() => {
          draft.waiting = false;
          if (draft.offline || draft.signedOut) return draft.keepHere();
          draft.ready = true;
          form.requestSubmit(pressed);
          draft.ready = false;
        });
      return;
    }
    if (draft) {
      draft.leaving = true;
      draft.sign();
    }
    sayChosen(form);
    if ('noLock' in form.dataset) return;
    locked.set(form, []);
    setTimeout(() => {
      const list = Array.from(form.elements).filter((el) => el.type === 'submit' && !el.disabled);
      locked.set(
        form,
        list.map((button) => [button, button === pressed ? Array.from(button.childNodes) : null]),
      );
      for (const button of list) button.disabled = true;
      if (pressed) pressed.textContent = 'Đang gửi…';
      setTimeout(unlock, 60000, form);
    });
  });
  on(window, 'pageshow', () => Array.from(locked.keys()).forEach(unlock));
  on(window, 'beforeunload', (event) => {
    const open = uploading > 0 && locked.size === 0;
    if (!open && !Array.from(drafts.values()).some((draft) => draft.dirty && !draft.leaving)) return;
    event.preventDefault();
    event.returnValue = '';
  });

  // ---- live panels: duplicates, the outcome of the answers, a person already known
  const startPanel = (panel) => {
    const form = doc.getElementById(panel.dataset.liveForm) || panel.closest('form');
    const only = panel.dataset.liveFields ? panel.dataset.liveFields.split(' ') : null;
    // A form that comes back with words is asked about at once.
    const restored = one('#error-summary') || one('[data-restored]');
    let last = restored ? '' : encode(form, only);
    let html = '';
    let turn = 0;
    let timer = 0;
    const ask = async () => {
      const body = encode(form, only);
      if (body === last) return;
      last = body;
      turn += 1;
      const mine = turn;
      try {
        const res = await post(panel.dataset.liveUrl, body, token(form));
        const text = res.ok ? await res.text() : '';
        if (!res.ok || mine !== turn || text === html) return;
        html = text;
        panel.innerHTML = text;
      } catch {
        last = '';
      }
    };
    on(form, 'input', () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 600);
    });
    if (restored) ask();
  };
  all('[data-live-panel]').forEach(startPanel);

  // ---- pages that ask again by themselves: half an hour without a hand on the machine, and they no longer keep a session alive
  // A page that loaded itself again was touched when the one before it was; one somebody came to, now.
  const hasReloaded = performance.getEntriesByType('navigation')[0]?.type === 'reload';
  let touchedAt = (hasReloaded && Number(store('touched'))) || Date.now();
  const touch = () => {
    touchedAt = Date.now();
    store('touched', String(touchedAt));
  };
  const isLeftAlone = () => Date.now() - touchedAt > 1_800_000;
  on(doc, 'pointerdown', touch);
  on(doc, 'keydown', touch);
  if (!hasReloaded) touch();

  // ---- the board of a class: asked again while somebody looks at it
  const startBoard = (board) => {
    setInterval(async () => {
      if (doc.hidden || isLeftAlone() || board.contains(doc.activeElement)) return;
      const res = await fetch(window.location.href, { credentials: 'same-origin', redirect: 'manual' }).catch(() => null);
      const page = res?.ok ? new DOMParser().parseFromString(await res.text(), 'text/html') : null;
      const fresh = page && one('[data-board]', page);
      if (!fresh) return;
      // Asking kept the session alive: the warning of its end counts from now.
      extend(Number(one('[data-session-ends]', page)?.dataset.sessionEnds));
      const left = one('.tablewrap', board)?.scrollLeft ?? 0;
      board.replaceChildren(...fresh.childNodes);
      one('.tablewrap', board)?.scrollTo({ left });
    }, 20_000);
  };
  all('[data-board]').forEach(startBoard);

  // ---- uploads: one file a request, in order, with progress
  const queue = [];
  const size = (bytes) => `${(bytes / 1048576).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`;
  const next = () => {
    const job = queue.find((item) => !item.sent);
    if (!job || queue.some((item) => item.sent)) return;
    job.sent = true;
    const started = Date.now();
    const xhr = new XMLHttpRequest();
    const data = new FormData();
    const done = () => {
      queue.splice(queue.indexOf(job), 1);
      uploading = queue.length;
      next();
    };
    // What the office does not take is not taken the second time either: then the row can only be removed.
    const fail = (why, status = 0) => {
      done();
      job.show(`Chưa tải lên được: ${why}`, ![413, 415, 422].includes(status));
    };
    job.stop = () => xhr.abort();
    data.append(job.input.name, job.file);
    xhr.open('POST', job.input.dataset.uploadUrl);
    xhr.setRequestHeader('X-CSRF-Token', token(job.input));
    xhr.upload.onprogress = (event) => {
      const part = event.loaded / (event.total || 1);
      const left = Math.ceil(((Date.now() - started) / 1000) * (1 / part - 1));
      job.bar.value = Math.round(part * 100);
      job.words.textContent =
        part < 1 ? `Đang tải lên ${job.bar.value}%, còn khoảng ${left} giây · ${size(job.file.size)}` : 'Đang kiểm tra tệp…';
    };
    xhr.onload = () => {
      const type = xhr.getResponseHeader('Content-Type') || '';
      const signIn = xhr.responseURL && /\/sign-in/.test(xhr.responseURL);
      if (xhr.status === 401 || xhr.status === 403 || signIn) renew().catch(() => '');
      if (xhr.status >= 300 || signIn)
        return fail(reason(signIn ? 0 : xhr.status, type, xhr.responseText), signIn ? 0 : xhr.status);
      const box = doc.createElement('template');
      box.innerHTML = xhr.responseText;
      const list = job.row.parentElement;
      job.row.replaceWith(box.content);
      done();
      list.dispatchEvent(new Event('input', { bubbles: true }));
    };
    xhr.onerror = () => fail('mất kết nối');
    xhr.onabort = () => {
      done();
      job.row.remove();
    };
    xhr.send(data);
  };
  const smaller = ({ type, name }) => {
    if (/^(audio|video)\//.test(type)) return 'Cắt ngắn bản ghi âm, ghi hình hoặc chia thành nhiều phần';
    if (/\.(csv|txt|xlsx?)$/i.test(name) || type === 'text/csv') return 'Chia sổ, bảng theo năm thành nhiều tệp';
    return 'Chia nhỏ tệp hoặc quét lại ở mức 200 dpi';
  };
  const upload = (input, files) => {
    const list = doc.getElementById(input.dataset.uploadList);
    const limit = Number(input.dataset.maxMb || 100);
    for (const file of files) {
      const words = make('div', { className: 'meta', textContent: `Chờ tải lên · ${size(file.size)}` });
      const bar = make('progress', { max: 100, value: 0 });
      bar.setAttribute('aria-label', `Đang tải ${file.name}`);
      const name = make('span', { className: 'visually-hidden', textContent: ` ${file.name}` });
      const acts = make('div', { className: 'acts' });
      const row = make(
        'li',
        {},
        icon('file-text', 'i-lg'),
        make('div', {}, make('span', { className: 'strong', textContent: file.name }), words),
        acts,
        bar,
      );
      const job = { input, file, row, bar, words, sent: false, stop: () => {} };
      const button = (label, run) =>
        acts.append(
          make('button', { type: 'button', className: 'btn btn-quiet btn-sm', onclick: run }, label, name.cloneNode(true)),
        );
      job.show = (text, again) => {
        words.className = 'err';
        words.setAttribute('role', 'alert');
        words.replaceChildren(icon('alert-circle'), text);
        bar.remove();
        acts.replaceChildren();
        if (again) {
          button('Tải lại', () => {
            row.remove();
            upload(input, [file]);
          });
        }
        button('Bỏ', () => row.remove());
      };
      list.append(row);
      if (file.size > limit * 1048576) job.show(`Tệp ${size(file.size)}, quá ${limit} MB. ${smaller(file)}`, false);
      else {
        button('Hủy', () => {
          if (job.sent) return job.stop();
          queue.splice(queue.indexOf(job), 1);
          uploading = queue.length;
          row.remove();
        });
        queue.push(job);
      }
    }
    uploading = queue.length;
    next();
  };
  on(doc, 'change', (event) => {
    const input = event.target;
    if (!input.matches('input[data-upload-url]')) return;
    upload(input, Array.from(input.files));
    input.value = '';
  });
  for (const zone of all('[data-drop]')) {
    const over = (event, inside) => {
      event.preventDefault();
      zone.classList.toggle('is-over', inside);
    };
    on(zone, 'dragover', (event) => over(event, true));
    on(zone, 'dragleave', (event) => over(event, false));
    on(zone, 'drop', (event) => {
      over(event, false);
      const input = one('input[type=file]', zone);
      if (input.dataset.uploadUrl) upload(input, Array.from(event.dataTransfer.files));
      else input.files = event.dataTransfer.files;
    });
  }
  on(doc, 'click', async (event) => {
    const button = event.target.closest('button[data-remove-url]');
    if (!button) return;
    event.preventDefault();
    const row = button.closest('[data-removable]');
    const list = row.parentElement;
    button.disabled = true;
    let why = 'mất kết nối';
    try {
      const res = await post(button.dataset.removeUrl, '', token(button));
      if (res.ok) {
        row.remove();
        return list.dispatchEvent(new Event('input', { bubbles: true }));
      }
      why = reason(res.status, res.headers.get('Content-Type') || '', await res.text());
    } catch {}
    button.disabled = false;
    row.append(make('p', { className: 'err', textContent: `Chưa bỏ được tệp: ${why}` }));
  });

  // ---- more rows: the same answer as without script, only its part of the page is put in place
  on(doc, 'click', async (event) => {
    const button = event.target.closest('button[data-rows-of]');
    if (!button) return;
    event.preventDefault();
    const { form } = button;
    const id = button.dataset.rowsOf;
    const body = new URLSearchParams(encode(form));
    if (button.name) body.append(button.name, button.value);
    button.disabled = true;
    try {
      const res = await post(button.getAttribute('formaction'), body.toString(), token(form));
      const part = new DOMParser().parseFromString(res.ok ? await res.text() : '', 'text/html').getElementById(id);
      if (!part) throw new Error('no part');
      const before = all('fieldset', doc.getElementById(id)).length;
      doc.getElementById(id).replaceWith(part);
      const count = one('input[name="senderRows"]', form);
      if (count) count.value = all('fieldset', part).length;
      showWhen();
      const then = button.dataset.then && one(`[name="${button.dataset.then}"]`, form);
      (then || one('input:not([type=hidden])', all('fieldset', part)[before] || part)).focus();
      form.dispatchEvent(new Event('input', { bubbles: true }));
    } catch {
      button.disabled = false;
      form.requestSubmit(button);
    }
  });

  // ---- what a choice fills in: its button, pressed with the choice
  on(doc, 'change', (event) => {
    const { form, name, value } = event.target;
    const button = form && name && value && one(`button[data-press-on="${name}"]`, form);
    if (button) form.requestSubmit(button);
  });

  // ---- fields: dates, names in capitals, passwords, sections that depend on an answer
  const tidyDate = (typed) => {
    const text = typed.trim().toLowerCase();
    const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
    if (/^(h[ôo]m )?nay$/.test(text.normalize('NFC'))) return today.split('-').reverse().join('/');
    const m = /^(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4}|\d{2})$/.exec(text) || /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
    if (!m) return typed;
    const short = Number(m[3]);
    const century = short > Number(today.slice(2, 4)) + 1 ? 1900 : 2000;
    const year = m[3].length === 4 ? short : century + short;
    const date = new Date(Date.UTC(year, m[2] - 1, m[1]));
    if (date.getUTCDate() !== Number(m[1]) || date.getUTCMonth() !== m[2] - 1) return typed;
    return `${m[1].padStart(2, '0')}/${m[2].padStart(2, '0')}/${year}`;
  };
  const suggestName = (input) => {
    const field = input.closest('.field, div');
    const old = one('[data-name-offer]', field);
    if (old) old.remove();
    const name = input.value.normalize('NFC').trim();
    if (!/\p{L}\s+\p{L}/u.test(name) || name !== name.toLocaleUpperCase('vi')) return;
    const better = name
      .toLocaleLowerCase('vi')
      .replace(/(^|[\s\-(])(\p{L})/gu, (_, before, letter) => before + letter.toLocaleUpperCase('vi'));
    const offer = make('p', { className: 'form-text', role: 'status' }, 'Viết hoa toàn bộ. Đổi thành ');
    offer.dataset.nameOffer = '';
    const change = make('button', { type: 'button', className: 'link-like', textContent: better });
    change.onclick = () => {
      input.value = better;
      offer.remove();
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.focus();
    };
    offer.append(change, '?');
    input.after(offer);
  };
  on(doc, 'focusout', (event) => {
    const input = event.target;
    if (input.matches('input[data-name-hint]')) suggestName(input);
    if (!input.matches('input[data-date]')) return;
    const tidy = tidyDate(input.value);
    if (tidy === input.value) return;
    input.value = tidy;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  for (const box of all('[data-show-password]')) {
    box.closest('[hidden]').hidden = false;
    on(box, 'change', () => {
      doc.getElementById(box.dataset.showPassword).type = box.checked ? 'text' : 'password';
    });
  }
  // Questions the officer has answered on this page.
  const answered = new Set();
  // An answer that says a later one too: that one stands chosen, and may be changed.
  on(doc, 'change', ({ target, isTrusted }) => {
    const [name, value] = (target.dataset?.sets ?? '').split('=');
    const told = value && one(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`, target.form);
    if (told) told.checked = true;
    if (isTrusted) for (const field of [target.name, told && name]) answered.add(field);
  });
  const showWhen = () => {
    for (const part of all('[data-show-when]')) {
      const conditions = part.dataset.showWhen.split('&').map((condition) => condition.split('='));
      const isAsked = conditions.every(([name, values]) =>
        all(`[name="${CSS.escape(name)}"]`, part.closest('form') || doc).some(
          (el) => (!/radio|checkbox/.test(el.type) || el.checked) && values.split('|').includes(el.value),
        ),
      );
      // What is to be put right stays in sight until the officer answers otherwise.
      part.hidden = !isAsked && (conditions.some(([name]) => answered.has(name)) || !one('.field-error', part));
    }
    // A button never names an act that is not the one chosen.
    for (const button of all('button[data-label-by]')) {
      const [name, value] = button.dataset.labelBy.split('=');
      const label = one('[data-label]', button);
      const picked = one(`[name="${CSS.escape(name)}"]:checked`, button.form);
      button.dataset.labelIs ??= label.textContent;
      label.textContent = !picked || picked.value === value ? button.dataset.labelIs : button.dataset.labelElse;
    }
  };
  showWhen();

  // What an answer asks for comes into view; whoever chose it by hand goes on typing there, whoever walks the answers by keys goes on walking.
  let byHand = false;
  on(doc, 'pointerdown', () => (byHand = true));
  on(doc, 'keydown', () => (byHand = false));
  const bringNeeded = (el) => {
    for (const field of all('[data-needed-when]', el.form || doc)) {
      const [name, values] = field.dataset.neededWhen.split('=');
      if (el.name !== name || !el.checked || !values.split('|').includes(el.value)) continue;
      field.closest('.field').scrollIntoView({ block: 'nearest' });
      if (byHand) field.focus({ preventScroll: true });
    }
  };

  // ---- lists: filters, ticks, bulk bar
  const showBulk = () => {
    for (const bar of all('[data-bulk]')) {
      const count = all('[data-row] input[type=checkbox]:checked', bar.closest('form') || doc).length;
      bar.hidden = count === 0;
      one('[data-bulk-count]', bar).textContent = `Đã chọn ${count} đơn`;
    }
  };
  showBulk();
  on(doc, 'change', (event) => {
    const el = event.target;
    showWhen();
    bringNeeded(el);
    if (el.matches('[data-check-all]'))
      for (const box of all('[data-row] input[type=checkbox]', el.closest('table'))) box.checked = el.checked;
    showBulk();
    if (!el.form || !('submitOnChange' in el.form.dataset)) return;
    if ('dayPair' in el.form.dataset && el.matches('[data-date]')) el.dataset.isTyped = '';
    else if (el.matches('select, [type=checkbox], [type=radio], [data-date]')) el.form.requestSubmit();
  });
  // Two days that are one condition are asked for when both boxes are left: never while one is typed, and not when only one of them was
  // typed and they are no period yet.
  on(doc, 'focusout', ({ target, relatedTarget }) => {
    const form = target.form;
    if (!form || !('dayPair' in form.dataset) || !target.matches('[data-date]')) return;
    if (form.contains(relatedTarget) || !doc.hasFocus()) return;
    const boxes = all('[data-date]', form);
    const typed = boxes.filter((box) => 'isTyped' in box.dataset).length;
    const days = boxes.map((box) => /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(tidyDate(box.value))?.slice(1).reverse().join('-'));
    const isPeriod = days.every(Boolean) && days.every((day, place) => place === 0 || days[place - 1] <= day);
    if (typed === boxes.length || (typed > 0 && isPeriod)) form.requestSubmit();
  });

  // ---- menus and keys
  const keysOff = () => {
    try {
      return localStorage.getItem('single-keys') === 'off';
    } catch {
      return false;
    }
  };
  for (const box of all('[data-keys-switch]')) {
    box.checked = keysOff();
    on(box, 'change', () => localStorage.setItem('single-keys', box.checked ? 'off' : 'on'));
  }
  /** Pictures further down are asked for when they are seen; paper shows them all. */
  const withPictures = () =>
    Promise.allSettled(
      all('img[loading=lazy]').map((picture) => {
        picture.loading = 'eager';
        return picture.decode();
      }),
    );
  const printed = () => withPictures().then(() => window.print());
  // The browser's own key, where it would print boxes in place of pictures.
  on(doc, 'keydown', (event) => {
    if (event.key !== 'p' || !(event.ctrlKey || event.metaKey) || !one('img[loading=lazy]')) return;
    event.preventDefault();
    printed();
  });
  on(doc, 'click', (event) => {
    for (const menu of all('details[data-menu][open]')) if (!menu.contains(event.target)) menu.open = false;
    if (event.target.closest('[data-print]')) printed();
    const save = event.target.closest('[data-save-draft]');
    if (save && drafts.has(save.form)) {
      event.preventDefault();
      drafts.get(save.form).saveNow();
    }
  });
  // A job at work: the page asks again by itself while somebody looks at it.
  for (const part of all('[data-refresh-after]')) {
    const again = () => (document.hidden || isLeftAlone() ? setTimeout(again, 5000) : location.reload());
    setTimeout(again, Number(part.dataset.refreshAfter) * 1000);
  }
  for (const part of all('[data-print], [data-needs-script]')) part.hidden = false;

  const rows = () => all('[data-rows] [data-row]').filter((row) => row.offsetParent !== null);
  const current = () => one('[data-row].is-cursor');
  const move = (step) => {
    const list = rows();
    const from = list.indexOf(current());
    const row = list[Math.min(Math.max(from + step, 0), list.length - 1)];
    if (!row) return;
    if (from >= 0) list[from].classList.remove('is-cursor');
    row.classList.add('is-cursor');
    const link = one('[data-open], a', row);
    if (link) link.focus();
  };
  const single = {
    '/': () => {
      const search = one('[data-search]');
      if (!search) return;
      if (search.offsetParent === null) return window.location.assign(search.form.action);
      search.focus();
      search.select();
    },
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      const box = current() ? one('input[type=checkbox]', current()) : null;
      if (box) box.click();
    },
    enter: () => one('[data-open], a', current()).click(),
  };
  on(doc, 'keydown', (event) => {
    const el = event.target;
    const key = event.key.toLowerCase();
    if (event.isComposing || key === 'process') return;
    if ((event.ctrlKey || event.metaKey) && (key === 'enter' || key === 's')) {
      const form = el.closest('form') || one('form[data-draft]') || doc;
      const button = one('[data-primary]', form) || one('[data-primary]');
      const draft = drafts.get(form);
      if (key === 'enter' && button) button.click();
      if (key === 's' && draft) draft.saveNow();
      if (key === 'enter' ? button : draft) event.preventDefault();
      return;
    }
    if (key === 'escape') {
      for (const menu of all('details[data-menu][open]')) {
        menu.open = false;
        one('summary', menu).focus();
      }
      if (el.matches('[data-search]')) el.blur();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || typing(el) || keysOff()) return;
    if (key === 'enter' && (el !== doc.body || !current())) return;
    const target = one(`[data-key="${CSS.escape(key)}"]`);
    if (!single[key] && !target) return;
    event.preventDefault();
    // A page that gives the key to something of its own means that.
    if (target) target.click();
    else single[key]();
  });

  // After an error the summary, after a saving the green note, on a fresh form the field where typing starts.
  // Not on a phone: the page would jump, and the keys cover half of it.
  const start = window.matchMedia('(min-width: 768px)').matches ? one('form[data-first-field]') : null;
  const first =
    one('#error-summary') || one('[data-flash]') || (start && one(`[name="${CSS.escape(start.dataset.firstField)}"]`, start));
  if (first) first.focus();
})();
