package earshot.query;

/** Knows the groups of now. */
public interface GroupBook extends Component {
  /** The groups as they are; what was got stays as it was. */
  Groups now();

  /** A book in which nothing is ever written. */
  static GroupBook empty() {
    return new GroupBook() {
      @Override
      public Groups now() {
        return Groups.NONE;
      }

      @Override
      public CheckResult check() {
        return CheckResult.ok("no groups");
      }
    };
  }
}
