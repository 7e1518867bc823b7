"""The settings and the keys of one's own, each as a dialog."""
