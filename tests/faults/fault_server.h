// Many runs of a program that is started once.
#pragma once

// When the environment names a socket (GSAW_FAULT_SERVER): forks for each line on it, and writes
// there the process and, once it has ended, its status as waitpid() has it, a line each. Returns in
// the new processes, whose environment holds the fault, and whose standard streams are the files of
// the line:
//   CALL AT TIMES ERRNO INPUT OUTPUT MESSAGES
// INPUT comes through a pipe, unless it is `-`: nothing. The process that forks ends with the
// socket. Otherwise returns at once. To be called while there is one thread, and before calls are
// counted.
void serve_runs();
