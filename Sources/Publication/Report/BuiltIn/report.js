// SPDX-License-Identifier: GPL-3.0-or-later
// Draws each chart of the page from the specification that stands beside it.
(function () {
  "use strict";
  // `ast`: Vega reads its expressions itself, as the page's policy lets no text become code.
  const options = {
    actions: false, ast: true, renderer: "svg", defaultStyle: false, tooltip: false, hover: false,
    logLevel: 1,
  };

  // What can't be drawn says so, and opens its table.
  function give(place, reason) {
    const words = document.createElement("p");
    words.className = "failed";
    words.textContent = "This chart can't be drawn here (" + reason + "). Its numbers stand below.";
    place.replaceWith(words);
    const alternative = words.closest("[role=img]");
    if (alternative) { alternative.removeAttribute("role"); alternative.removeAttribute("aria-label"); }
    const table = words.closest("figure").querySelector("details");
    if (table) { table.open = true; }
  }

  // The text alternative stands on the element around the chart; Vega would add worse ones.
  function quieten(place) {
    const names = ["role", "aria-label", "aria-roledescription"];
    [place, ...place.querySelectorAll("*")].forEach(function (part) {
      names.forEach(name => part.removeAttribute(name));
    });
  }

  async function draw(place) {
    try {
      const text = document.getElementById(place.dataset.chart).textContent;
      await window.vegaEmbed(place, JSON.parse(text), options);
      quieten(place);
    } catch (error) {
      give(place, error.message);
    }
  }

  const places = Array.from(document.querySelectorAll("[data-chart]"));
  Promise.all(places.map(draw)).then(function () {
    document.documentElement.dataset.charts = "drawn";
  });
})();
