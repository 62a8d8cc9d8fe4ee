package earshot.deploy;

import earshot.assess.priority.Weights;
import earshot.deploy.config.Configuration;
import earshot.query.digest.DigestPlan;
import earshot.query.followup.FollowupPlan;
import earshot.query.http.RuleForm;
import earshot.query.pages.SettingsPage;
import java.util.List;

/**
 * What the configuration says for API and pages.
 *
 * @param weights of the priority, until somebody changes them on the page
 * @param shown what people see of the rest
 * @param form reads the rules that people make
 */
record ApiSettings(
    Weights weights,
    List<SettingsPage.Declared> shown,
    List<DigestPlan> digests,
    List<FollowupPlan> followups,
    RuleForm form) {

  static ApiSettings of(Configuration configuration) {
    return new ApiSettings(
        configuration.weights(),
        DeclaredSettings.of(configuration),
        configuration.digests(),
        configuration.followups(),
        new RuleForm(configuration::rule));
  }
}
