// Before Streamlit's own script. Says where the server is, and tells whoever has a page open that it starts again: it closes the
// line with code 1012, and Streamlit only shows that it tries to connect. The words go when a line is open again.
(() => {
  // Else it asks for the server below every page's address first.
  window.__streamlit = { ...window.__streamlit, BACKEND_BASE_URL: window.location.origin };

  const WORDS =
    "Forbindelsen er brutt. Siden kommer tilbake av seg selv. Blir den borte lenge, si fra til den som drifter løsningen.";
  // When the server stays away, Streamlit says the same in a dialog, with a command for its terminal under it.
  const STYLE =
    "#omstart { position: fixed; inset: auto 1rem 1rem; z-index: 1000001; margin: auto; max-width: 34rem; padding: .75rem 1rem;" +
    " border-radius: .25rem; font: 1rem/1.5 'Source Sans', system-ui, sans-serif; color: #0d1117; background: #fff3cd;" +
    " border: 1px solid #7a4a00; }" +
    " body:has([role=dialog]) #omstart, [role=dialog] [data-testid=stErrorCodeBlock] { display: none; }";
  document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));

  const Line = window.WebSocket;
  let shown = null;
  const show = () => {
    if (shown) return;
    shown = Object.assign(document.createElement("div"), { id: "omstart", role: "status" });
    document.body.append(shown);
    // A region must stand on the page before its words do, for screen readers to say them.
    setTimeout(() => shown && (shown.textContent = WORDS), 100);
  };
  const hide = () => {
    shown?.remove();
    shown = null;
  };
  window.WebSocket = class extends Line {
    constructor(...given) {
      super(...given);
      this.addEventListener("close", (event) => event.code === 1012 && show());
      this.addEventListener("open", hide);
    }
  };
})();
