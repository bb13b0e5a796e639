// Loaded into the editor's server by tests/test_editor.py: a server that opens a connection is a server that stops.
require("node:net").Socket.prototype.connect = () => {
  process.stderr.write("The server tried to use the network.\n");
  process.exit(70);
};
