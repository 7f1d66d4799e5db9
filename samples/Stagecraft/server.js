const http = require("node:http");

http
  .createServer((request, response) => response.end(request.url === "/healthz" ? "ok" : "Hello!"))
  .listen(process.env.PORT ?? 3000);
