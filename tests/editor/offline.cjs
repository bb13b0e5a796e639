// Loaded into the editor's server by tests/test_editor.py: a server that opens a connection is a server that stops.
require("node:net").Socket.prototype.connect = () => {
  process.stderr.write("The server tried to use the network.\n");
  process.exit(70);
};
// It looks at a text a fifth of a second after the last key was pressed; here nobody is typing.
const wait = globalThis.setTimeout;
globalThis.setTimeout = (work, milliseconds, ...words) => wait(work, milliseconds === 200 ? 0 : milliseconds, ...words);
