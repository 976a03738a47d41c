/** A folder that pdf.js brings along, as it wants to be told: "cmaps/", "standard_fonts/", "wasm/". */
export function resourceFolder(name: string): string {
  const package_ = new URL('../../', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
  return decodeURIComponent(new URL(name, package_).pathname);
}

/** The path of a font that stands in for one of those that PDFs need not bring along. */
export function standardFont(file: string): string {
  return resourceFolder('standard_fonts/') + file;
}
