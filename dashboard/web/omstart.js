// Tells whoever has a page open that the server starts again: it closes the line with code 1012, and Streamlit only shows that
// it tries to connect. The words go when a line is open again.
(() => {
  const Line = window.WebSocket;
  let shown = null;
  const show = () => {
    if (shown) return;
    shown = document.createElement("div");
    shown.id = "omstart";
    shown.setAttribute("role", "status");
    shown.style.cssText =
      "position:fixed;inset:auto 1rem 1rem;z-index:1000001;margin:auto;max-width:34rem;padding:.75rem 1rem;" +
      "border-radius:.25rem;font:1rem/1.5 'Source Sans',system-ui,sans-serif;color:#0d1117;background:#fff3cd;border:1px solid #7a4a00";
    document.body.append(shown);
    // A region must stand on the page before its words do, for screen readers to say them.
    setTimeout(() => shown && (shown.textContent = "Løsningen starter på nytt. Vent litt, så kommer siden tilbake av seg selv."), 100);
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
