/** Lets Halden's own buttons open the chat. The list form works whether Parley's script has run yet or not. */
for (const button of document.querySelectorAll('[data-open-chat]')) {
  button.addEventListener('click', () => {
    window.parley ??= [];
    window.parley.push(['open']);
  });
}
