// Drawings of imitation sites, made of lines: fonts of old computers have none.

const SITE_SVG = "http://www.w3.org/2000/svg";
const SITE_ICONS = {
  basket: "M4 5h2l2 10h9l2-7H7M10 19h.01M16 19h.01",
  book: "M5 4h6a2 2 0 0 1 2 2v14a2 2 0 0 0-2-2H5zM21 4h-6a2 2 0 0 0-2 2M21 4v14h-6a2 2 0 0 0-2 2",
  box: "M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  card: "M3 6h18v12H3zM3 10h18M7 15h4",
  clock: "M12 4a8 8 0 1 0 .01 0M12 8v4l3 2",
  cup: "M5 8h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4zM16 9h2a2 2 0 0 1 0 5h-2M5 21h12",
  doctor: "M7 4v5a4 4 0 0 0 8 0V4M11 13v2a4 4 0 0 0 8 0v-2M19 11a1 1 0 1 0 .01 0",
  euro: "M18 6a7 7 0 1 0 0 12M4 10h9M4 14h9",
  family: "M8 8a2.5 2.5 0 1 0 .01 0M16 8a2.5 2.5 0 1 0 .01 0M3 20a5 5 0 0 1 10 0M12 20a4.5 4.5 0 0 1 9 0",
  file: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  heart: "M12 20C5 15 3 11 5 8a4 4 0 0 1 7 0 4 4 0 0 1 7 0c2 3 0 7-7 12z",
  home: "M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6",
  kettle: "M7 8h9l2 12H5zM9 8V5h5v3M16 10l4-2v5M8 5h7",
  lamp: "M9 4h6l4 9H5zM12 13v7M8 20h8",
  leaf: "M5 19C4 10 10 5 20 4c0 10-5 16-13 14M5 20c2-5 5-8 9-10",
  letter: "M3 6h18v12H3zM3 7l9 7 9-7",
  menu: "M4 7h16M4 12h16M4 17h16",
  pin: "M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11zM12 8a2 2 0 1 0 .01 0",
  plate: "M12 5a7 7 0 1 0 .01 0M12 9a3 3 0 1 0 .01 0",
  school: "M3 9l9-4 9 4-9 4zM7 11v5c3 2 7 2 10 0v-5M21 9v6",
  search: "M10 4a6 6 0 1 0 .01 0M15 15l5 5",
  star: "M12 4l2.5 5 5.5.8-4 3.9 1 5.5-5-2.700-5 2.700 1-5.500-4-3.900 5.500-.8z",
  tool: "M14 7a4 4 0 0 1 5-3l-2 3 2 2 3-2a4 4 0 0 1-6 4l-8 9-3-3z",
  town: "M4 20V9l8-5 8 5v11M4 20h16M8 20v-7M12 20v-7M16 20v-7",
  user: "M12 5a3.500 3.500 0 1 0 .01 0M5 20a7 7 0 0 1 14 0",
};

/** A drawing, hidden from screen readers: the words beside it say the same. */
export function siteIcon(name) {
  const svg = document.createElementNS(SITE_SVG, "svg");
  const attributes = { viewBox: "0 0 24 24", "aria-hidden": "true", fill: "none", stroke: "currentColor" };
  for (const [attribute, value] of Object.entries(attributes)) svg.setAttribute(attribute, value);
  svg.classList.add("declic-site-icon");
  const path = document.createElementNS(SITE_SVG, "path");
  path.setAttribute("d", SITE_ICONS[name] ?? SITE_ICONS.star);
  path.setAttribute("stroke-width", "1.7");
  path.setAttribute("stroke-linecap", "round");
  path.setAttribute("stroke-linejoin", "round");
  svg.append(path);
  return svg;
}
