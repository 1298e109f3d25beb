// Streamlit's passing message says that it is named by an element that it does not draw, so a screen reader reads no name: it is given one.
export default function () {
  const name = () => document.querySelectorAll("[data-testid=stToast]").forEach((message) => {
    if (document.getElementById(message.getAttribute("aria-labelledby"))) return;
    message.removeAttribute("aria-labelledby");
    message.setAttribute("aria-label", "What was just done");
  });
  name();
  const watched = new MutationObserver(name);
  watched.observe(document.body, { childList: true, subtree: true });
  const ends = setTimeout(() => watched.disconnect(), 5000); // a message is drawn shortly after the page
  return () => { clearTimeout(ends); watched.disconnect(); };
}
