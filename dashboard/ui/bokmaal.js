// Streamlit's own English words, in bokmål. Streamlit has no setting for them; bokmaal.py holds the words.
// And two things that it says to those who hear it, and should not.
((words) => {
  "use strict";

  // Calendars, months and the counting of lists ask the browser for its language, and know bokmål.
  Object.defineProperty(navigator, "language", { value: "nb-NO", configurable: true });

  const ATTRIBUTES = ["aria-label", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt"];
  // Never looked into: what the app writes as HTML, drawings, tables (a calendar is one too), and what a person types.
  const CLOSED =
    "script, style, svg, textarea, [data-testid=stHtml], table:not([data-testid=stDateInputCalendar] *)";
  // Text the app writes as Markdown. In these two places Streamlit itself writes so.
  const WRITTEN =
    "[data-testid=stMarkdownContainer]" +
    ":not([data-testid=stTooltipContent] *, [data-testid=stFileUploaderDropzone] *)";

  const DRAWING = "[data-testid=stVegaLiteChart] > svg";

  const exact = new Map();
  const patterns = []; // "Remove {}": what stands for {} is kept as it is
  for (const [english, bokmaal] of Object.entries(words)) {
    if (english.includes("{}")) {
      const literal = english.replace(/[.*+?^$|()[\]\\]/g, "\\$&");
      patterns.push([new RegExp(`^${literal.replaceAll("{}", "(.+)")}$`, "s"), bokmaal]);
    } else {
      exact.set(english, bokmaal);
    }
  }

  function byPattern(english) {
    for (const [pattern, bokmaal] of patterns) {
      const found = pattern.exec(english);
      if (found) {
        let next = 1;
        return bokmaal.replaceAll("{}", () => found[next++]);
      }
    }
    return undefined;
  }

  /** The words in bokmål with the space around them, or null where they are none of Streamlit's. */
  function inBokmaal(text) {
    const english = text.trim();
    const bokmaal = english && (exact.get(english) ?? byPattern(english));
    return bokmaal ? text.replace(english, () => bokmaal) : null;
  }

  function translateText(node) {
    const bokmaal = inBokmaal(node.data);
    // Only the letters change: the node stays React's own.
    if (bokmaal !== null && !node.parentElement?.closest(WRITTEN)) node.data = bokmaal;
  }

  function translateAttribute(element, name) {
    const text = element.getAttribute(name);
    const bokmaal = text && inBokmaal(text);
    if (bokmaal) element.setAttribute(name, bokmaal);
  }

  const isClosed = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(CLOSED);
  const openOnly = (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(CLOSED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;

  /** A chart is heard as its description. Its drawing would add every mark, in English and with the columns' names. */
  function hush(root) {
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    for (const drawing of root.matches(DRAWING) ? [root] : root.querySelectorAll(DRAWING)) {
      drawing.setAttribute("aria-hidden", "true");
    }
  }

  const MENU_PARTS = "[data-testid=stSidebarNavItems], [data-testid=stSidebarNavItems] li";

  /** On a phone the menu is a list whose sections are no items of it: to those who hear it, links in a row are better. */
  function flatten(root) {
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    for (const part of root.matches(MENU_PARTS) ? [root, ...root.querySelectorAll("li")] : root.querySelectorAll(MENU_PARTS)) {
      part.setAttribute("role", "none");
    }
  }

  function translateTree(root) {
    hush(root);
    flatten(root);
    if (isClosed(root)) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, openOnly);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) translateText(node);
      else if (node.nodeType === Node.ELEMENT_NODE) {
        for (const name of ATTRIBUTES) if (node.hasAttribute(name)) translateAttribute(node, name);
      }
    }
  }

  function translateChange(change) {
    if (change.type === "childList") change.addedNodes.forEach(translateTree);
    else if (isClosed(change.target)) return;
    else if (change.type === "attributes") translateAttribute(change.target, change.attributeName);
    else translateText(change.target);
  }

  const observer = new MutationObserver((changes) => {
    changes.forEach(translateChange);
    observer.takeRecords(); // our own changes are no news
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  if (document.body) translateTree(document.body);
})
