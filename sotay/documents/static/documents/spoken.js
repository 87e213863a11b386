// A paragraph as it is said: in sentences, with the abbreviations of official papers in full.
const FULL = {
  NQ: "Nghị quyết", "QĐ": "Quyết định", "QĐi": "Quy định", CT: "Chỉ thị", KL: "Kết luận", HD: "Hướng dẫn", TB: "Thông báo",
  KH: "Kế hoạch", BC: "Báo cáo", CV: "Công văn", TTr: "Tờ trình", CTr: "Chương trình", QC: "Quy chế", TW: "Trung ương",
  TU: "Tỉnh ủy", "ĐU": "Đảng ủy", CB: "Chi bộ", BCH: "Ban Chấp hành", BTV: "Ban Thường vụ", BCT: "Bộ Chính trị",
  UBKT: "Ủy ban kiểm tra", BTC: "Ban Tổ chức", UBND: "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", MTTQ: "Mặt trận Tổ quốc",
  TDP: "Tổ dân phố", "T/M": "Thay mặt", "ĐCS": "Đảng Cộng sản",
};
const NUMBERED = /(\d+)\s*[-–]\s*([A-ZĐ][A-Za-zĐđ]{0,4})\s*\/\s*([A-ZĐ]{1,8})\b/g;
const LONGEST = 180; // letters

const full = (word) => FULL[word] ?? word;

export function spoken(text) {
  const said = text
    .replace(NUMBERED, (_all, number, kind, issuer) => `${number} ${full(kind)} của ${full(issuer)}`)
    .replace(/T\/M|[A-ZĐ][A-Za-zĐđ]{1,4}(?![\p{L}\p{M}])/gu, (word) => full(word))
    .replace(/(\d{1,2})\/(\d{1,2})\/(\d{4})/g, "$1 tháng $2 năm $3");
  return said.split(/(?<=[.:;!?…])\s+/).flatMap(shorter).filter(Boolean);
}

/* A sentence without end is cut at its commas. */
function shorter(sentence) {
  if (sentence.length <= LONGEST) return [sentence.trim()];
  const parts = [""];
  for (const piece of sentence.split(/(?<=,)\s+/)) {
    const last = parts.length - 1;
    if (parts[last] && parts[last].length + piece.length > LONGEST) parts.push(piece);
    else parts[last] = `${parts[last]} ${piece}`.trim();
  }
  return parts;
}
