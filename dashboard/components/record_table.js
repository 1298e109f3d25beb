// The drawer cannot give the focus back to a button that stands in a shadow root, so it is given back here once the drawer is gone.
const giveBack = (frame, button) => {
  frame.watch?.disconnect();
  let open = false;
  frame.watch = new MutationObserver(() => {
    if (document.querySelector("[role=dialog]")) open = true;
    else if (open) {
      frame.watch.disconnect();
      setTimeout(() => button.focus(), 50); // after the drawer's own try
    }
  });
  frame.watch.observe(document.body, { childList: true, subtree: true });
};

// Builds the table from data. textContent only: nothing from a record is ever parsed as markup.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const frame = parentElement.querySelector(".frame");
  frame.opened = (ids) => setTriggerValue("opened", ids);
  const made = JSON.stringify(data);
  if (frame.made === made) return; // the button that was pressed stays, so that the focus comes back to it when the drawer is closed
  frame.made = made;
  const table = document.createElement("table");
  const caption = table.createCaption();
  caption.textContent = data.caption;
  const opening = data.rows.some((row) => row.opens);
  if (data.rows.some((row) => row.cellOpens.length)) table.className = "by-cell";
  if (data.headings.length > 6) table.classList.add("many"); // the last column must not run off the page
  const opener = (words, label, ids) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.setAttribute("aria-label", label);
    button.onclick = () => {
      giveBack(frame, button);
      frame.opened(ids);
    };
    return button;
  };

  const head = table.createTHead().insertRow();
  for (const heading of opening ? [...data.headings, "Open"] : data.headings) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = heading;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of data.rows) {
    const line = body.insertRow();
    row.cells.forEach((text, index) => {
      const cell = document.createElement(index === data.rowHeading ? "th" : "td");
      if (index === data.rowHeading) cell.scope = "row";
      if (text.length > 60) cell.className = "text";
      cell.textContent = text;
      const [rests, apart] = row.cellOpens[index] || ["", ""];
      const which = `${row.cells[0]}, ${data.headings[index]}`;
      if (rests || apart) cell.append(document.createElement("br"));
      if (rests) cell.append(opener("Rows", `Open the rows of: ${which}`, rests));
      if (rests && apart) cell.append(" ");
      if (apart) cell.append(opener("Rows told apart", `Open the rows told apart of: ${which}`, apart));
      line.append(cell);
    });
    if (opening) {
      const cell = line.insertCell();
      if (row.opens) cell.append(opener(data.button, `Open ${data.what}: ${row.cells[0]}, ${row.cells[1] || ""}`, row.opens));
    }
  }
  frame.replaceChildren(table);
}
