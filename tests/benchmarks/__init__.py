"""Quality and speed on open sets, ours beside a tutorial-style pipeline in the same run."""
