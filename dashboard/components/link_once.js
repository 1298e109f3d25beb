// A link that hands its file over once: used or too old, it makes way for a sentence. The address is the guard's to keep; this only says what became of it.
export default function (component) {
  const { data, parentElement } = component;
  const place = parentElement.querySelector(".once");
  if (place.made === data.address) return;
  place.made = data.address;
  const link = document.createElement("a");
  link.href = data.address;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = `Save ${data.name}`;
  const instead = (words) => {
    clearTimeout(place.ageing);
    place.replaceChildren(words);
    place.setAttribute("role", "status");
  };
  link.onclick = () => setTimeout(() => instead(data.used)); // after the browser has followed it
  const once = document.createElement("strong");
  once.textContent = `Save it now: the link works once, and for ${data.lasts} only.`;
  place.replaceChildren(link, " ", once);
  clearTimeout(place.ageing);
  place.ageing = setTimeout(() => instead(data.old), data.seconds * 1000);
}
