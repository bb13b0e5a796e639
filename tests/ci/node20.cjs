// Loaded before gitlab-ci-local, which is written for Node 22: the one thing of it that Node 20 does not have.
Set.prototype.union ??= function union(other) {
  return new Set([...this, ...other]);
};
