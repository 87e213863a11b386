// What is wrong with an answer, said before it is sent: without a network nobody else says it.
// The server asks the same again (rules/answers/checking.py).

const say = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
const thousands = new Intl.NumberFormat("vi");

/* As a person writes a number: 1.277,5 and 1277.5 are one; NaN for what is none. */
export function numberOf(typed) {
  const plain = typed.replace(/\s/g, "");
  const inThousands = /^-?[1-9]\d{0,2}(\.\d{3})+$/.test(plain);
  const bare = plain.includes(",") ? plain.replace(/\./g, "").replace(",", ".") : inThousands ? plain.replace(/\./g, "") : plain;
  return /^-?\d{1,12}(\.\d{1,2})?$/.test(bare) ? Number(bare) : NaN;
}

/* A sentence; empty when nothing is wrong. `lists`: what stands in each field of the question. */
export function wrongWith(question, lists, says) {
  const { kind, most, longest, low, high } = question.dataset;
  const [first = []] = lists;
  const given = lists.flat();
  if (kind === "several" && most && first.length > Number(most)) return say(says.most, { most });
  if (kind === "ranking" && new Set(given).size < given.length) return says.twice;
  if (longest && first[0] && first[0].trim().length > Number(longest))
    return say(says.longest, { count: thousands.format(first[0].trim().length), longest: thousands.format(longest) });
  if (kind !== "number" || !first[0] || !first[0].trim()) return "";
  const number = numberOf(first[0]);
  if (Number.isNaN(number)) return says.number;
  if (low && number < Number(low)) return say(says.low, { low: thousands.format(low) });
  return high && number > Number(high) ? say(says.high, { high: thousands.format(high) }) : "";
}
