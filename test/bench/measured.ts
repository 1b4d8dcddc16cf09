// Loaded before a program to be measured: at its end it says how much it used.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  process.stderr.write(`${JSON.stringify({ seconds: (user + system) / 1e6, megabytes: maxRSS / 1024 })}\n`);
});
