package earshot.deploy.demo;

/** Somebody who lives in the town and says so on the internet. */
record Townsperson(String name, String handle, int followers) {

  Townsperson {
    if (name.isBlank() || !handle.matches("[a-z0-9_]+")) {
      throw new IllegalArgumentException("Nobody is called '" + name + "' @" + handle);
    }
  }
}
