// The one script of the portal: a browser makes and uses passkeys by script only. It runs on the two pages of the console
// that say so, talks to nobody, and hands what the device answered to the page's own form.
"use strict";
(() => {
  const form = document.querySelector("form[data-passkey]");
  if (!form) return;
  const bytes = (text) => {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
  };
  const text = (buffer) => {
    const plain = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  };
  const named = (list) => list.map((one) => ({ ...one, id: bytes(one.id) }));
  const ask = async ({ act, ...wanted }) => {
    wanted.challenge = bytes(wanted.challenge);
    if (act === "create") {
      wanted.user.id = bytes(wanted.user.id);
      wanted.excludeCredentials = named(wanted.excludeCredentials);
      const made = await navigator.credentials.create({ publicKey: wanted });
      return { id: text(made.rawId), client: text(made.response.clientDataJSON), data: text(made.response.attestationObject) };
    }
    const used = await navigator.credentials.get({ publicKey: wanted });
    return {
      id: text(used.rawId),
      client: text(used.response.clientDataJSON),
      data: text(used.response.authenticatorData),
      signature: text(used.response.signature),
    };
  };
  let asking = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    try {
      form.elements.answer.value = JSON.stringify(await ask(JSON.parse(form.dataset.passkey)));
    } catch {
      // without an answer the next page says that it did not work, and how to go on
      form.elements.answer.value = "";
    }
    form.submit();
  });
})();
