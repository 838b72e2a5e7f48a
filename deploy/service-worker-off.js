// 停用离线保存：把这个文件改名为 service-worker.js，放到网站的根目录，盖掉原来的。访客下次联网打开任一页，
// 浏览器里保存的网页和核对程序即被删除；填写的底稿不动。恢复时放回原来的 service-worker.js。

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(forget()));

async function forget() {
  const kept = (await caches.keys()).filter((name) => name.endsWith(`-${self.registration.scope}`));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
