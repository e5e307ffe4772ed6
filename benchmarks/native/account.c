/*
 * Runs a command and writes the resource usage of it and of all processes it waited for to a file, as one line:
 * "cpu_seconds C max_rss_kb M exit_code E". The command's exit code is this program's.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t child;

static void pass_on(int signal) {
  if (child > 0) kill(child, signal);
}

static double seconds(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec / 1e6; }

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: %s FILE COMMAND [ARGUMENT ...]\n", argv[0]);
    return 2;
  }
  child = fork();
  if (child < 0) {
    perror("fork");
    return 1;
  }
  if (child == 0) {
    execvp(argv[2], argv + 2);
    perror(argv[2]);
    _exit(127);
  }
  signal(SIGTERM, pass_on);
  signal(SIGINT, pass_on);
  int status;
  struct rusage usage;
  while (wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) {
      perror("wait4");
      return 1;
    }
  }
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  FILE *file = fopen(argv[1], "w");
  if (!file) {
    perror(argv[1]);
    return 1;
  }
  /* Includes the usage of those children that the command itself waited for. */
  fprintf(file, "cpu_seconds %.6f max_rss_kb %ld exit_code %d\n", seconds(usage.ru_utime) + seconds(usage.ru_stime),
          usage.ru_maxrss, code);
  return fclose(file) == 0 ? code : 1;
}
