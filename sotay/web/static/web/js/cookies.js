// A cookie of this page by its name.
export const cookie = (name) =>
  document.cookie.split("; ").find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);

/* On a shared device: whether this page was opened by somebody whose turn is over. It came back
   from a copy, from the history, or stood in another tab. */
export function isAnothers() {
  const { account } = document.body.dataset;
  const turn = cookie("turn");
  return Boolean(account) && turn !== undefined && turn !== account;
}
