/** An element with properties, attributes (`aria-…`, or what is no property) and children. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.includes('-')) element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return element;
}

/** The Crm that the nearest provider gives to an element, now and whenever it changes: the context protocol of web components. */
export function followCrm(element, use) {
  const request = new Event('context-request', { bubbles: true, composed: true });
  let stop;
  const callback = (scope, unsubscribe) => {
    stop = unsubscribe;
    use(scope.crm);
  };
  element.dispatchEvent(
    Object.assign(request, { context: Symbol.for('dealerkit.crm'), contextTarget: element, callback, subscribe: true }),
  );
  return () => stop?.();
}
