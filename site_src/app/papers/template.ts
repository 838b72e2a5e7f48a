/** Word templates, which an editor can change in Word. */

import { fetchFile } from "../dom/site-files";
import { FileRefused } from "../messages/errors";

/** Returns a template's contents, from its address on the site. */
export async function fetchTemplate(address: string): Promise<ArrayBuffer> {
  const response = await fetchFile(address).catch(() => null);
  if (!response?.ok) throw new FileRefused("模板没有取到，请检查网络后重试。");
  return response.arrayBuffer();
}
